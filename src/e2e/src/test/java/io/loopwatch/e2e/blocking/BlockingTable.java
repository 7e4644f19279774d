// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.blocking;

import io.loopwatch.e2e.Jdk;
import io.loopwatch.e2e.Jdks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the table of {@code src/site/blocking.md}: every call on a loop of Vert.x, and who tells of
 * it. Not a test: {@code scripts/matrix} runs it. Argument: the page, whose part between two
 * comments it replaces.
 */
public final class BlockingTable {
  private static final String FRAMEWORK = "vertx-4";
  private static final String BEGIN = "<!-- made by scripts/matrix -->";
  private static final String END = "<!-- end -->";
  private static final int CHECKED_MILLIS = 10;

  private final List<Jdk> jdks = Jdks.all().filter(jdk -> jdk.home().isPresent()).toList();
  private final Map<String, Row> rows = new TreeMap<>();

  private BlockingTable() {
    Operation.all().forEach(operation -> rows.put(operation.toString(), new Row(operation)));
  }

  /** Runs all tools one after the other, and writes the page. */
  public static void main(String[] args) throws IOException {
    BlockingTable table = new BlockingTable();
    table.jdks.forEach(table::run);
    int found = table.check(0);
    table.check(CHECKED_MILLIS);
    write(Path.of(args[0]), table.markdown(found));
    System.exit(0); // the fixtures' classes have left threads
  }

  private void run(Jdk jdk) {
    Setting setting = new Setting(jdk, FRAMEWORK, Setting.ALL);
    System.err.println(setting + ": Loopwatch");
    MatrixRun run = MatrixRun.of(setting);
    for (Operation operation : setting.operations()) {
      Outcome outcome = run.onLoop(operation);
      String verdict = new TellsCall(setting, operation, run.loop(), outcome).verdict();
      rows.get(operation.toString()).loopwatch().put(jdk.version(), verdict);
    }
    System.err.println(setting + ": BlockHound");
    Peers.blockHound(setting)
        .forEach((call, seen) -> rows.get(call).blockHound().put(jdk.version(), seen));
    System.err.println(setting + ": JFR");
    Peers.flightRecorder(setting)
        .forEach((call, seen) -> rows.get(call).flightRecorder().put(jdk.version(), seen));
  }

  /** Returns of how many calls Vert.x's checker warns. */
  private int check(int millis) {
    Setting setting = new Setting(jdks.get(jdks.size() - 1), FRAMEWORK, Setting.ALL);
    System.err.println(setting + ": Vert.x's checker");
    Map<String, List<String>> warned = Peers.checker(setting, millis);
    warned.forEach((call, seen) -> replace(rows.get(call).checker(), seen));
    return (int) warned.values().stream().filter(seen -> !seen.isEmpty()).count();
  }

  private static void replace(List<String> list, List<String> elements) {
    list.clear();
    list.addAll(elements);
  }

  private String markdown(int foundByDefault) {
    List<String> lines =
        List.of(
            "Made on "
                + LocalDate.now(ZoneOffset.UTC)
                + " on Linux, "
                + versions()
                + ", Vert.x's loop.",
            "",
            counts(false, "block for 20 ms or more"),
            counts(true, "are over as soon as the machine can, with thresholds of 0"),
            "Vert.x's checker as it is by default, with its limit of 2 s: " + foundByDefault + ".",
            "",
            "Told by one of the others, and by Loopwatch neither as a call nor as a stall: "
                + missed()
                + ".",
            "",
            "### Calls that block for a known time",
            "",
            table(false),
            "",
            "### Calls that are quick",
            "",
            table(true));
    return String.join("\n", lines);
  }

  private String versions() {
    return jdks.stream().map(BlockingTable::version).collect(Collectors.joining(", "));
  }

  /** As the JDK itself says it: {@code JDK 17.0.15}. */
  private static String version(Jdk jdk) {
    try (Stream<String> lines = Files.lines(jdk.home().orElseThrow().resolve("release"))) {
      String key = "JAVA_VERSION=";
      return lines
          .filter(line -> line.startsWith(key))
          .map(line -> "JDK " + line.substring(key.length()).replace("\"", ""))
          .collect(Collectors.joining());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Stream<Row> rows(boolean isQuick) {
    return Operation.all()
        .map(operation -> rows.get(operation.toString()))
        .filter(row -> row.operation().isQuick() == isQuick);
  }

  private String counts(boolean isQuick, String what) {
    String found =
        Row.TOOLS.stream()
            .map(tool -> tool + " " + rows(isQuick).filter(row -> row.isFoundBy(tool)).count())
            .collect(Collectors.joining(", "));
    return "Of " + rows(isQuick).count() + " calls that " + what + ": " + found + ".  ";
  }

  private String missed() {
    String names =
        rows.values().stream()
            .filter(Row::isMissed)
            .map(row -> "`" + row.operation() + "`")
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "none" : names;
  }

  private String table(boolean isQuick) {
    List<Integer> versions = jdks.stream().map(Jdk::version).toList();
    String head = versions.stream().map(String::valueOf).collect(Collectors.joining(" | "));
    return "| call | Loopwatch "
        + head
        + " | BlockHound "
        + head
        + " | JFR "
        + head
        + " | its event | Vert.x's checker |\n"
        + "|---|".concat("---|".repeat(3 * versions.size() + 2))
        + "\n"
        + rows(isQuick).map(row -> row.markdown(versions)).collect(Collectors.joining("\n"));
  }

  private static void write(Path page, String table) throws IOException {
    String text = Files.readString(page);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END, begin);
    if (begin < BEGIN.length() || end < 0) {
      throw new IOException(page + " has no place for the table");
    }
    Files.writeString(page, text.substring(0, begin) + "\n" + table + "\n" + text.substring(end));
  }
}
