// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines that are told about bad options. */
final class Problems {
  private static final String PREFIX = "loopwatch.";

  private Problems() {}

  static Problem unknownKey(String written, String key, Source source) {
    String start = "unknown option '" + Shown.text(written) + "' in " + source.place();
    @Nullable String nearest =
        Nearest.of(
            key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : key, OptionTable.keys());
    return Problem.of(
        nearest == null
            ? start + "; the options are " + String.join(", ", OptionTable.keys())
            : start + "; did you mean '" + source.spell(nearest) + "'?");
  }

  static Problem notKeyValue(String written, Source source) {
    return Problem.of(
        "'"
            + Shown.text(written)
            + "' in "
            + source.place()
            + " is not key=value; options are separated by ',', the items of a list by ';'");
  }

  static Problem emptyOption(Source source) {
    return Problem.of("an option in " + source.place() + " is empty: there is a ',' too many");
  }

  static Problem doubled(Option<?> option, String earlier, String text, Source source) {
    return Problem.of(
        option.key()
            + " ("
            + source.place()
            + "): given twice, as "
            + Shown.text(earlier)
            + " and as "
            + Shown.text(text)
            + ": only once is allowed");
  }

  static Problem emptyValue(Option<?> option, Source source) {
    return invalidValue(option, "", source, "the value is empty: " + option.allowed());
  }

  /** Made here, so that the class of the exception is loaded only where there are problems. */
  static RuntimeException noOptions(List<Problem> problems) {
    return new IllegalStateException("the options are bad: " + problems);
  }

  static Problem sameFile(Setting<?> setting, Option<?> other) {
    return about(setting, "the same file as " + other + ": each output needs a path of its own");
  }

  static Problem invalidValue(Option<?> option, String text, Source source, String why) {
    return about(option, text, source.origin(option.key()), why);
  }

  static Problem about(Setting<?> setting, String why) {
    return about(setting.option(), setting.text(), setting.origin(), why);
  }

  private static Problem about(Option<?> option, String text, String origin, String why) {
    return Problem.of(
        option.key() + "=" + Shown.text(text) + " (" + Shown.text(origin) + "): " + why);
  }
}
