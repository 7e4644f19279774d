// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.weave.BlockingPoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page about the option {@code allow} says what the code does. */
class AllowPageTest {
  private static final Pattern EXAMPLE = Pattern.compile("`allow=([^`]*)`");
  private static final Pattern TOLD = Pattern.compile("(?m)^loopwatch: allow=(\\S+) \\(.*$");

  @Test
  void theTableIsTheOneOfTheCode() throws IOException {
    assertThat(page().lines().filter(line -> line.startsWith("| `")))
        .containsExactlyElementsOf(table());
  }

  @Test
  void theExamplesAreAllowed() throws IOException {
    List<String> examples = all(EXAMPLE);

    assertThat(examples).hasSizeGreaterThan(4);
    for (String example : examples) {
      ParsedOptions parsed = OptionsParser.parse("allow=" + example, new Properties(), Map.of());
      assertThat(parsed.problems()).as(example).isEmpty();
      assertThat(
              OperationNames.problems(
                  parsed.options(), BlockingPoints::isOperation, BlockingPoints.operations()))
          .as(example)
          .isEmpty();
    }
  }

  @Test
  void thePageShowsLinesThatAreReallyTold() throws IOException {
    List<String> wrong = all(TOLD);

    assertThat(wrong).hasSizeGreaterThan(1);
    for (String item : wrong) {
      assertThat(page()).contains("\n" + told("allow=" + item) + "\n");
    }
  }

  private static String told(String argument) {
    ParsedOptions parsed = OptionsParser.parse(argument, new Properties(), Map.of());
    List<Problem> problems =
        parsed.problems().isEmpty()
            ? OperationNames.problems(
                parsed.options(), BlockingPoints::isOperation, BlockingPoints.operations())
            : parsed.problems();
    return problems.get(0).line();
  }

  private static List<String> table() {
    List<String> lines = new ArrayList<>();
    for (BuiltInAllowances.Row row : BuiltInAllowances.rows()) {
      String frames = "`" + String.join("`<br>`", row.frames()) + "`";
      lines.add("| `" + row.name() + "` | " + row.reason() + " | " + frames + " |");
    }
    return lines;
  }

  private static List<String> all(Pattern pattern) throws IOException {
    List<String> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(page());
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  /** From the directory of the module or of the reactor. */
  private static String page() throws IOException {
    Path page = Path.of("src", "site", "allow.md");
    return Files.readString(Files.exists(page) ? page : Path.of("..").resolve(page));
  }
}
