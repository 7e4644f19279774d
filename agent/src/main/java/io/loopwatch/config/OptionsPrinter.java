// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

/**
 * The table of options for people to read, as text for a terminal and as a page. ASCII, lines end
 * with {@code \n}.
 */
public final class OptionsPrinter {
  private static final int KEY_COLUMNS = 21;
  private static final int DEFAULT_COLUMNS = 8;
  private static final int COLUMNS = 80;

  private static final String INTRODUCTION =
      """
      # Options

      <!-- Made by `java -jar loopwatch.jar options --markdown`: change the table in the code. -->

      Without any option, Loopwatch watches every loop and warns in the application's log. The same
      key works, strongest first,

      1. as agent argument: `-javaagent:loopwatch.jar=threshold=50ms,histograms=run.hlog`,
      2. as system property: `-Dloopwatch.threshold=50ms`,
      3. as environment variable, in upper case with dots as `_`: `LOOPWATCH_LAG_THRESHOLD=50ms`,
      4. in the properties file that `config=PATH` names: `threshold=50ms`.

      """;

  private static final String NOTES =
      """

      Options in the agent argument are separated by `,`, so no value there can hold a `,`; in the
      other three places it can. The items of a list are separated by `;`. The first `=` ends the
      key: a value may hold more of them. White space around keys, values and items does not count.

      Durations are a whole number and a unit, without a space: `ns us ms s m h`.

      Which blocking calls `allow` can name, and which are fine without it: [allow](allow.md).

      The properties file is read as UTF-8 and as `java.util.Properties` reads it: a backslash is
      written twice, as in `histograms=C:\\\\logs\\\\run.hlog`. A relative path starts at the working
      directory of the JVM.

      ## When an option is wrong

      An unknown key, the same key twice in one place, an empty value, a missing unit, a value out
      of range: each is one line on stderr. All of them are told at once, the agent stays off, and
      the application runs. System properties that begin with `loopwatch.` and environment
      variables that begin with `LOOPWATCH_` are all taken for options. Values that a stronger place
      overrides are checked too, and so is everything where `enabled=false`.

      ```
      loopwatch: unknown option 'treshold' in agent argument; did you mean 'threshold'?
      loopwatch: threshold=100 (agent argument): a duration needs a unit: ns us ms s m h, from 1ms to 1h
      ```
      """;

  private OptionsPrinter() {}

  /** The table for a terminal 80 columns wide. */
  public static String text() {
    StringBuilder out = new StringBuilder();
    append(out, "KEY", "DEFAULT", "MEANING");
    for (Option<?> option : OptionTable.rows()) {
      append(
          out,
          option.key(),
          option.defaultText(),
          option.meaning() + " [" + option.allowed() + "]");
    }
    return out.toString();
  }

  /** The page about options, in Markdown. */
  public static String markdown() {
    StringBuilder out = new StringBuilder(INTRODUCTION);
    out.append("| key | default | meaning | allowed |\n|---|---|---|---|\n");
    for (Option<?> option : OptionTable.rows()) {
      String byDefault = option.defaultText().isEmpty() ? "" : "`" + option.defaultText() + "`";
      out.append("| `").append(option.key()).append("` | ").append(byDefault);
      out.append(" | ")
          .append(option.meaning())
          .append(" | ")
          .append(option.allowed())
          .append(" |\n");
    }
    return out.append(NOTES).toString();
  }

  private static void append(StringBuilder out, String key, String byDefault, String meaning) {
    pad(out, key, KEY_COLUMNS);
    pad(out, byDefault, DEFAULT_COLUMNS);
    int indent = KEY_COLUMNS + DEFAULT_COLUMNS;
    int column = indent;
    for (String word : meaning.split(" ")) {
      if (column > indent && column + 1 + word.length() > COLUMNS) {
        out.append('\n').append(" ".repeat(indent));
        column = indent;
      } else if (column > indent) {
        out.append(' ');
        column++;
      }
      out.append(word);
      column += word.length();
    }
    out.append('\n');
  }

  private static void pad(StringBuilder out, String text, int columns) {
    out.append(text).append(" ".repeat(Math.max(1, columns - text.length())));
  }
}
