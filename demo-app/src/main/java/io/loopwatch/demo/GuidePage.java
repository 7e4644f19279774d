// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Prints {@code src/site/guide.md}: the table of all pitfalls, and what cannot be told. */
final class GuidePage {
  private static final String SOURCES = "../../demo-app/src/main/java/";

  private static final String HEAD =
      """
      # The guide: wrong and right, and what Loopwatch says

      What a guide to asynchronous programming tells you to do and not to do, as an event loop of the JVM has it: for each
      part a small wrong and a small right form, on Vert.x, on plain Netty, and on virtual threads where these can go wrong.
      The routes of the demo application are these forms. `scripts/demo` calls all of them with Loopwatch attached and ends
      with what was told of each; a test does so on JDK 17, 21 and 25, and holds each line of this page: the wrong form is
      told as it says here, with this cause, this method and this hint, and for the right forms, together for a minute,
      nobody is blamed. What each facility of asyncio is here: [from asyncio](from-asyncio.md).

      Made by `java -cp demo-app/target/loopwatch-demo-app.jar io.loopwatch.demo.GuidePage`.
      """;

  private static final String AFTER =
      """
      In a hint `*` stands for a number. On JDK 17, which has no virtual threads, hints do not name virtual-thread
      verticles. Failures that nobody looked at are told with `dropped=true` only, when their future is collected
      ([how](dropped.md)). A pin has a cure in place of a hint ([formats](formats.md)).
      """;

  private GuidePage() {}

  /** Prints it to stdout. */
  public static void main(String[] args) {
    new PrintStream(System.out, true, StandardCharsets.UTF_8).print(markdown());
  }

  /** The whole page. */
  static String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add(HEAD);
    lines.add("## The forms\n");
    lines.add("| row | part of the guide | the wrong form … | the right form … |");
    lines.add("|---|---|---|---|");
    for (Pattern pattern : Pattern.values()) {
      lines.add(
          row(code(pattern.label()), pattern.part(), pattern.wrongDoes(), pattern.rightDoes()));
    }
    lines.add("\n## What is told of the wrong form\n");
    lines.add("| row | on | told as | at | hint |");
    lines.add("|---|---|---|---|---|");
    Pitfalls.all().forEach(it -> lines.add(told(it)));
    lines.add("\n" + AFTER);
    absent(lines);
    untold(lines);
    return String.join("\n", lines) + "\n";
  }

  private static String told(Pitfall<?> pitfall) {
    Expected expected = pitfall.expected();
    String when = expected.isLasting() ? "" : ", until JDK " + expected.until();
    return row(
        code(pitfall.pattern().label()),
        pitfall.framework().title() + when,
        expected.what(),
        place(pitfall),
        expected.hint());
  }

  private static String place(Pitfall<?> pitfall) {
    Class<?> home = pitfall.home();
    String method = pitfall.expected().method();
    String name = method.isEmpty() ? home.getSimpleName() : home.getSimpleName() + "." + method;
    return "[`" + name + "`](" + SOURCES + home.getName().replace('.', '/') + ".java)";
  }

  private static void absent(List<String> lines) {
    lines.add("## What there is not\n");
    lines.add("Who uses a virtual thread may wait; who is on a loop may not.\n");
    lines.add("| row | |");
    lines.add("|---|---|");
    for (Pattern pattern : Pattern.values()) {
      for (Framework framework : Framework.values()) {
        pattern
            .without(framework)
            .ifPresent(why -> lines.add(row(code(pattern.label()), who(framework) + " " + why)));
      }
    }
  }

  private static String who(Framework framework) {
    return framework == Framework.VIRTUAL
        ? "a virtual thread"
        : "a handler of " + framework.title();
  }

  private static void untold(List<String> lines) {
    lines.add("\n## What cannot be told from what is right\n");
    lines.add(
        "Loopwatch sees who keeps a loop, and failures that get lost. Some of the guide's wrong");
    lines.add("forms do neither; no detector of this kind can tell them.\n");
    lines.add("| part of the guide | the wrong form … | why it is not told |");
    lines.add("|---|---|---|");
    for (Untold each : Untold.values()) {
      lines.add(row(each.part(), each.wrong(), each.reason()));
    }
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}
