// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.corpus;

import io.loopwatch.e2e.Event;
import io.loopwatch.e2e.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The figures of one JDK, as {@code src/site/corpus.md} has them. */
final class CorpusPage {
  private static final Path FOLDER = Path.of("target", "corpus");

  private final Jdk jdk;
  private final List<Verdict> all;

  CorpusPage(Jdk jdk, List<Verdict> all) {
    this.jdk = jdk;
    this.all = all;
  }

  /** Of the last attempt of each. */
  Confusion last() {
    Map<String, Verdict> last = new LinkedHashMap<>();
    all.forEach(verdict -> last.put(verdict.row() + " " + verdict.attempt().place(), verdict));
    return new Confusion(List.copyOf(last.values()));
  }

  /** Of the first attempt of each, starved or not. */
  Confusion first() {
    return new Confusion(all.stream().filter(verdict -> verdict.attempt().number() == 1).toList());
  }

  /** Writes {@code target/corpus/jdk-N.md}, and beside it the reports that are wrong. */
  void write() throws IOException {
    Files.createDirectories(FOLDER);
    Files.writeString(FOLDER.resolve("jdk-" + jdk.version() + ".md"), markdown());
    Files.write(
        FOLDER.resolve("jdk-" + jdk.version() + "-wrong.jsonl"),
        new Confusion(all)
            .wrong().stream()
                .map(Verdict::event)
                .filter(Objects::nonNull)
                .map(Event::toString)
                .toList());
  }

  private String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add("### " + jdk);
    lines.add("");
    lines.add(last().fair().summary() + ".  ");
    lines.add("First tries: " + first().summary() + "; " + again() + ".");
    lines.add("");
    lines.add(last().matrix());
    lines.add("");
    List<Verdict> wrong = new Confusion(all).wrong();
    lines.add(wrong.isEmpty() ? "Nothing was wrong." : "Wrong, in all tries:");
    wrong.forEach(verdict -> lines.add("- " + verdict));
    return String.join("\n", lines) + "\n";
  }

  /** How many were tried again, and how many of them in vain. */
  private String again() {
    long again = all.stream().filter(verdict -> verdict.attempt().number() == 2).count();
    int inVain = last().size() - last().fair().size();
    return "%d tried again, %d starved in all tries, wrong and not counted"
        .formatted(again, inVain);
  }
}
