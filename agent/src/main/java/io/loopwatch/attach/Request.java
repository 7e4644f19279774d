// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.attach;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one JVM asks of the agent in another: the arguments with which the agent's jar is loaded
 * there. Arguments of any other form, as other programs give that load agents, are options with
 * which to attach, and want no answer.
 *
 * @param token marks the answer; empty where none is wanted
 * @param version that of the jar that asks; empty where that is not known
 * @param verb what is wanted
 * @param options as after {@code -javaagent:loopwatch.jar=}; empty for none
 */
public record Request(String token, String version, Verb verb, String options) {
  private static final String MARK = "@loopwatch ";
  private static final int PARTS = 4;

  /** Reads arguments. */
  public static Request parse(@Nullable String arguments) {
    if (arguments == null || !arguments.startsWith(MARK)) {
      return new Request("", "", Verb.ATTACH, arguments == null ? "" : arguments);
    }
    String[] parts = arguments.substring(MARK.length()).split(" ", PARTS);
    if (parts.length < PARTS) {
      throw new IllegalArgumentException("no request of Loopwatch: " + arguments);
    }
    return new Request(
        parts[0], parts[1], Verb.valueOf(parts[2].toUpperCase(Locale.ROOT)), parts[3]);
  }

  /** As arguments. */
  public String arguments() {
    return MARK
        + token
        + " "
        + version
        + " "
        + verb.name().toLowerCase(Locale.ROOT)
        + " "
        + options;
  }
}
