// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.loopwatch.e2e.ChildJvm;
import io.loopwatch.e2e.Deadlines;
import io.loopwatch.e2e.Event;
import io.loopwatch.e2e.Jdk;
import io.loopwatch.e2e.Target;
import io.loopwatch.e2e.Waiting;
import io.loopwatch.e2e.fixture.stress.StressLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Drives {@link StressLab}, whose agent looks at all it can as often as it can. */
final class Stress {
  /** A leak of one smallest object for each virtual thread or stall is more than this. */
  static final long GROWTH_BYTES = 3 << 20;

  /** Carriers that the agent may still know, or that have ended between two questions. */
  static final long FEW = 4;

  private static final long ANSWER_MINUTES = 4;

  private Stress() {}

  static Target target(Jdk jdk) {
    return Target.of(jdk, StressLab.class)
        .jvm(Carriers.jvm(2))
        .jvm("--add-opens", "java.base/java.lang=ALL-UNNAMED")
        .jvm("-Djdk.reflect.useNativeAccessorOnly=true") // so that reflection pins
        .option("threshold", "1ms")
        .option("sample.interval", "1ms")
        .option("pin.threshold", "1ms")
        .option("log.limit", "1/h");
  }

  /** Starts it and waits until carriers are watched. */
  static ChildJvm start(Jdk jdk) {
    ChildJvm child = target(jdk).start();
    try {
      Waiting.until(
          "carriers watched",
          Deadlines.REPORT,
          () -> {
            child.ask("hold 5");
            return child.events().matching(Event.stall("ended")).stream().findFirst();
          },
          () -> child.events().all() + child.stderr().text());
      return child;
    } catch (RuntimeException | Error failure) {
      child.close();
      throw failure;
    }
  }

  /** Gives it something long to do and waits for that. */
  static String ask(ChildJvm child, String command) {
    try {
      return child.askLater(command).get(ANSWER_MINUTES, TimeUnit.MINUTES);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError(command + ": " + e + "\n" + child.stderr().text(), e);
    }
  }

  /** A figure of an answer. */
  static long figure(String answer, String name) {
    Matcher matcher = Pattern.compile("\\b" + name + "=(\\d+)").matcher(answer);
    assertThat(matcher.find()).as("%s in %s", name, answer).isTrue();
    return Long.parseLong(matcher.group(1));
  }

  static long heap(ChildJvm child) {
    return Long.parseLong(child.ask("heap"));
  }

  /** What the agent keeps for carriers is what there is of them. */
  static void keepsOnlyLiveCarriers(ChildJvm child) {
    Waiting.until(
        "end of what is kept for carriers that have ended",
        Deadlines.REPORT,
        () -> {
          String answer = child.ask("kept");
          long most = figure(answer, "live") + FEW;
          return Stream.of(answer).filter(text -> figure(text, "kept") <= most).findFirst();
        },
        () -> child.ask("kept"));
  }

  /** Stops it; the mounts that the agent has counted. */
  static long mountsAtStop(ChildJvm child) throws IOException {
    assertThat(child.stop()).isZero();
    assertThat(child.stderr().text()).doesNotContain("Exception in thread", "OutOfMemoryError");
    return lastEvent(child.directory().resolve("events.jsonl")).list("loops").stream()
        .map(loop -> new Event(loop.getAsJsonObject()))
        .filter(loop -> loop.loop().equals("carriers"))
        .mapToLong(loop -> loop.number("callbacks"))
        .sum();
  }

  /** The stop; there are too many before it to keep them. */
  private static Event lastEvent(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      String last = lines.reduce("", (before, line) -> line);
      return new Event(JsonParser.parseString(last).getAsJsonObject());
    }
  }
}
