// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Two outputs in one file would spoil each other. */
final class OutputPaths {
  private final List<Problem> problems;
  private final Map<String, Setting<?>> seen = new HashMap<>();

  private OutputPaths(List<Problem> problems) {
    this.problems = problems;
  }

  static void check(Options options, List<Problem> problems) {
    OutputPaths paths = new OutputPaths(problems);
    paths.add(options.log().path(), options.setting(OptionTable.LOG));
    paths.add(options.histograms(), options.setting(OptionTable.HISTOGRAMS));
    paths.add(options.events(), options.setting(OptionTable.EVENTS));
  }

  private void add(@Nullable String path, Setting<?> setting) {
    Setting<?> other = path == null ? null : seen.putIfAbsent(path, setting);
    if (other != null) {
      String why = "the same file as " + other.option() + ": each output needs a path of its own";
      problems.add(Problems.about(setting, why));
    }
  }
}
