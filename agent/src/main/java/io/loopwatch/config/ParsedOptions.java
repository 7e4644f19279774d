// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What parsing gave: options, or what is wrong with them. Immutable. */
public final class ParsedOptions {
  private final @Nullable Options options;
  private final List<Problem> problems;

  private ParsedOptions(@Nullable Options options, List<Problem> problems) {
    this.options = options;
    this.problems = problems;
  }

  static ParsedOptions of(Options options) {
    return new ParsedOptions(options, List.of());
  }

  static ParsedOptions failed(List<Problem> problems) {
    return new ParsedOptions(null, List.copyOf(problems));
  }

  /** Everything that is wrong; empty where the options are good. */
  public List<Problem> problems() {
    return problems;
  }

  /**
   * The options.
   *
   * @throws IllegalStateException where there are {@link #problems()}
   */
  public Options options() {
    if (options == null) {
      throw Problems.noOptions(problems);
    }
    return options;
  }
}
