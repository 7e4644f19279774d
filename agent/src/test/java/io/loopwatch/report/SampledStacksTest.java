// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.Phase;
import io.loopwatch.event.Sample;
import io.loopwatch.event.StallKind;
import io.loopwatch.report.SampledStacks.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SampledStacksTest {
  private static final StackTraceElement OUTER = frame("Loop", "run", 1);
  private static final StackTraceElement HANDLER = frame("Handler", "handle", 2);
  private static final StackTraceElement PARSE = frame("Parser", "parse", 3);
  private static final StackTraceElement READ = frame("Reader", "read", 4);
  private static final List<StackTraceElement> STACK = List.of(PARSE, HANDLER, OUTER);
  private static final List<StackTraceElement> OTHER = List.of(READ, HANDLER, OUTER);

  private static StackTraceElement frame(String type, String method, int line) {
    return new StackTraceElement("com.acme." + type, method, type + ".java", line);
  }

  private static Sample look(List<StackTraceElement> stack, boolean late) {
    return new Sample(stack, Thread.State.RUNNABLE, null, late);
  }

  private static List<Sample> looks(int count, List<StackTraceElement> stack) {
    return Collections.nCopies(count, look(stack, false));
  }

  @SafeVarargs
  private static List<Entry> of(List<Sample>... parts) {
    return SampledStacks.of(STACK, Stream.of(parts).flatMap(List::stream).toList());
  }

  @Test
  void oneStack_isToldByTheStackAlone() {
    assertThat(of(looks(20, STACK))).isEmpty();
    assertThat(SampledStacks.of(List.of(), looks(2, STACK))).isEmpty();
    assertThat(SampledStacks.of(STACK, List.of())).isEmpty();
  }

  @Test
  void others_areToldByTheirInnerFrames_mostFirst() {
    List<StackTraceElement> foreign = List.of(READ);
    List<StackTraceElement> deeper = List.of(READ, PARSE, HANDLER, OUTER);

    assertThat(of(looks(1, foreign), looks(5, STACK), looks(7, OTHER), looks(2, deeper)))
        .containsExactly(
            new Entry(7, 2, List.of(READ)),
            new Entry(5, 3, List.of()),
            new Entry(2, 3, List.of(READ)),
            new Entry(1, 0, List.of(READ)));
  }

  @Test
  void outerPartOfTheStack_listsNoFrames() {
    assertThat(of(looks(2, STACK), looks(1, List.of(HANDLER, OUTER))))
        .containsExactly(new Entry(2, 3, List.of()), new Entry(1, 2, List.of()));
  }

  @Test
  void lookWithoutAStack_countsNowhere() {
    assertThat(of(looks(2, STACK), looks(3, List.of())))
        .containsExactly(new Entry(2, 3, List.of()));
  }

  @Test
  void lateLook_countsOnlyWhereItShowsTheStack() {
    List<Sample> late = List.of(look(STACK, true), look(OTHER, true));

    assertThat(of(late)).containsExactly(new Entry(1, 3, List.of()));
    assertThat(of(List.of(look(STACK, true)))).isEmpty();
  }

  @Test
  void rareStacks_areCountedWithWhatTheyShare() {
    List<Sample> looks = new ArrayList<>(looks(2, STACK));
    int different = 100;
    for (int i = 0; i < different; i++) {
      List<StackTraceElement> frequent = List.of(frame("Frequent", "m", i), HANDLER, OUTER);
      List<StackTraceElement> rare = List.of(frame("Rare", "m", i), OUTER);
      looks.addAll(looks(i < 31 ? 2 : 1, frequent));
      looks.add(look(rare, false));
    }

    List<Entry> entries = SampledStacks.of(STACK, looks);

    assertThat(entries).hasSize(SampledStacks.MOST_STACKS + 2);
    assertThat(entries.get(0)).isEqualTo(new Entry(different, 1, List.of()));
    assertThat(entries.get(1)).isEqualTo(new Entry(different - 31, 2, List.of()));
    assertThat(entries.stream().mapToInt(Entry::count).sum()).isEqualTo(looks.size());
  }

  @Test
  void deepStacks_areBounded() {
    List<Sample> looks = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      int number = i;
      looks.add(
          look(
              IntStream.range(0, 900).mapToObj(at -> frame("Deep" + number, "m", at)).toList(),
              false));
    }

    List<Entry> entries = SampledStacks.of(STACK, looks);

    assertThat(entries.stream().mapToInt(entry -> entry.frames().size()).sum()).isEqualTo(1_800);
    assertThat(entries.stream().mapToInt(Entry::count).sum()).isEqualTo(10);
    assertThat(entries.get(0)).isEqualTo(new Entry(8, 0, List.of()));
  }

  @Test
  void event_hasThemOnceItHasEnded() {
    assertThat(stall(Phase.ENDED).get("sampled"))
        .hasToString(
            "[{\"count\":2,\"shared\":0,\"frames\":[\"com.acme.Reader.read(Reader.java:4)\"]},"
                + "{\"count\":1,\"shared\":2}]");
    assertThat(stall(Phase.SEEN).has("sampled")).isFalse();
    assertThat(stall(Phase.LASTS).has("sampled")).isFalse();
    assertThat(JsonParser.parseString(EventJson.of(Events.ended(17))).getAsJsonObject().keySet())
        .contains("stack", "samples")
        .doesNotContain("sampled");
  }

  private static JsonObject stall(Phase phase) {
    List<Sample> samples =
        List.of(
            look(List.of(READ), false),
            look(List.of(READ), false),
            look(List.of(Events.SLEEP, Events.LOAD), false));
    Evidence bare = Events.evidence(1, StallKind.STALL, phase, 312, Events.LOOP, 1);
    Evidence evidence =
        new Evidence(
            1,
            StallKind.STALL,
            phase,
            bare.time(),
            bare.loop(),
            bare.durationNanos(),
            bare.thresholdNanos(),
            samples,
            null,
            1,
            0,
            -1,
            -1,
            -1,
            0,
            Map.of());
    String json = EventJson.of(Events.stall(evidence, Events.sleeping()));
    return JsonParser.parseString(json).getAsJsonObject();
  }
}
