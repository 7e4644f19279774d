// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventReadingTest {
  private static final String START =
      "{'type':'start','time':'2026-01-01T00:00:00Z','version':'1','host':'web-1','pid':7,"
          + "'options':{'lag.threshold':'50ms','threshold':'200ms'}}";

  @TempDir private Path folder;

  private Run read(String... lines) throws IOException {
    Path file = folder.resolve("events.jsonl");
    Files.writeString(file, String.join("\n", lines).replace('\'', '"') + "\n");
    return RunReader.read(List.of(file), Progress.NONE);
  }

  private static String stall(int id, String phase, int millis, String more) {
    return "{'type':'stall','id':"
        + id
        + ",'phase':'"
        + phase
        + "','time':'2026-01-01T00:00:01Z',"
        + "'loop':'loop-1','loopKind':'netty','durationNanos':"
        + millis
        + "000000,"
        + "'thresholdNanos':100000000,"
        + more
        + "}";
  }

  private static String at(String method) {
    return "'cause':'blocking','operation':'Thread.sleep','culprit':{'class':'com.acme.Orders',"
        + "'method':'"
        + method
        + "','file':'Orders.java','line':42}";
  }

  private static JsonObject page(Run run) throws IOException {
    StringWriter out = new StringWriter();
    PageJson.write(run, "loopwatch test", 0, out);
    return JsonParser.parseString(out.toString()).getAsJsonObject();
  }

  @Test
  void stallThatEnded_countsOnce_andAsLongAsItWas() throws IOException {
    Run run = read(START, stall(1, "seen", 120, at("load")), stall(1, "ended", 312, at("load")));
    assertThat(run.culprits())
        .singleElement()
        .satisfies(
            culprit -> {
              assertThat(culprit.label())
                  .isEqualTo("Thread.sleep at com.acme.Orders.load(Orders.java:42)");
              assertThat(culprit.shortName()).isEqualTo("Orders.load");
              assertThat(culprit.count()).isEqualTo(1);
              assertThat(culprit.totalNanos()).isEqualTo(312_000_000);
              assertThat(culprit.overNanos()).isEqualTo(212_000_000);
            });
    assertThat(page(run).getAsJsonArray("stalls").get(0).getAsJsonObject().has("open")).isFalse();
  }

  /** The process died in the first; the second run's number 1 is another stall. */
  @Test
  void stallThatNeverEnded_isOpen() throws IOException {
    Run run =
        read(START, stall(1, "seen", 120, at("load")), START, stall(1, "ended", 312, at("save")));
    JsonArray stalls = page(run).getAsJsonArray("stalls");
    assertThat(stalls).hasSize(2);
    assertThat(stalls.get(0).getAsJsonObject().get("open").getAsBoolean()).isTrue();
    assertThat(run.culprits())
        .extracting(Culprit::shortName)
        .containsExactly("Orders.save", "Orders.load");
  }

  @Test
  void culpritsAreInTheOrderOfTimeLost_andStallsNameThem() throws IOException {
    Run run =
        read(
            START,
            stall(1, "ended", 200, at("load")),
            stall(2, "ended", 900, at("save")),
            stall(3, "ended", 300, at("load")));
    assertThat(run.culprits())
        .extracting(Culprit::totalNanos)
        .containsExactly(900_000_000L, 500_000_000L);
    List<Integer> culprits = new ArrayList<>();
    page(run)
        .getAsJsonArray("stalls")
        .forEach(stall -> culprits.add(stall.getAsJsonObject().get("culprit").getAsInt()));
    assertThat(culprits).containsExactly(1, 0, 1);
  }

  @Test
  void pauseIsNobodysFault() throws IOException {
    Run run =
        read(START, stall(1, "ended", 300, "'cause':'gc'"), stall(2, "ended", 100, at("load")));
    assertThat(run.culprits().get(0).isOfCode()).isFalse();
    assertThat(Summary.of(run))
        .extracting(Sentence::text)
        .anyMatch(
            text ->
                text.startsWith("The only loop was blocked 2 times, for 400 ms in all")
                    && text.endsWith("; 25 % of that is Orders.load (blocking, Thread.sleep)."))
        .contains("300 ms of it were pauses, which are no code's.");
  }

  /** Each sample has its part of the stall's time; the rest of a division goes to the last. */
  @Test
  void samplesAddUpToTheTimeLost() throws IOException {
    String sampled =
        at("load")
            + ",'samples':3,'stack':['b.B.two(B.java:2)','a.A.one(A.java:1)'],'sampled':["
            + "{'count':2,'shared':2,'frames':[]},{'count':1,'shared':1,'frames':['c.C.three(C.java:3)']}]";
    Run run = read(START, stall(1, "ended", 100, sampled));
    SampleTree.Node root = run.samples().root();
    assertThat(root.nanos()).isEqualTo(100_000_000);
    SampleTree.Node one = root.children().get(0);
    assertThat(one.frame()).isEqualTo("a.A.one(A.java:1)");
    assertThat(one.samples()).isEqualTo(3);
    assertThat(one.children())
        .extracting(SampleTree.Node::nanos)
        .containsExactly(66_666_666L, 33_333_334L);
    List<String> lines = new ArrayList<>();
    run.samples().collapsed((stack, micros) -> lines.add(stack + " " + micros));
    assertThat(lines)
        .containsExactly(
            "a.A.one(A.java:1);b.B.two(B.java:2) 66667",
            "a.A.one(A.java:1);c.C.three(C.java:3) 33333");
  }

  /** Of a pause the stack says where the thread stood, not what took the time. */
  @Test
  void pausesLieInNoCode() throws IOException {
    String stack = ",'samples':2,'stack':['a.A.one(A.java:1)']";
    Run run =
        read(
            START,
            stall(1, "ended", 100, "'cause':'gc','causes':{'gc':90000000,'cpu':10000000}" + stack),
            stall(
                2,
                "ended",
                100,
                at("load") + ",'causes':{'blocking':70000000,'gc':30000000}" + stack));
    assertThat(run.samples().root().nanos()).isEqualTo(200_000_000);
    assertThat(run.samples().root().children())
        .extracting(SampleTree.Node::frame, SampleTree.Node::nanos)
        .containsExactly(tuple("(gc)", 130_000_000L), tuple("a.A.one(A.java:1)", 70_000_000L));
  }

  @Test
  void thresholdsAreThoseOfTheRun() throws IOException {
    JsonObject thresholds =
        page(read(START, stall(1, "ended", 300, at("load")))).getAsJsonObject("thresholds");
    assertThat(thresholds.get("lag").getAsLong()).isEqualTo(50_000_000);
    assertThat(thresholds.get("callback").getAsLong()).isEqualTo(200_000_000);
  }

  /** The loop of the log is that of the histograms: by process and tag. */
  @Test
  void loopOfBothFiles_isOne_underItsOwnName() throws IOException {
    Path events = folder.resolve("events.jsonl");
    Files.writeString(
        events,
        (START + "\n" + stall(1, "ended", 300, at("load")).replace("loop-1", "my loop/1") + "\n")
            .replace('\'', '"'));
    Path histograms =
        Logs.of("web-1", 7).interval("my_loop_1:lag", 0, 1, 2, 60_000_000).to(folder.resolve("r"));
    Run run = RunReader.read(List.of(histograms, events), Progress.NONE);
    assertThat(run.loops())
        .singleElement()
        .satisfies(
            loop -> {
              assertThat(loop.name()).isEqualTo("my loop/1");
              assertThat(loop.stalls()).isEqualTo(1);
              assertThat(loop.late()).isEqualTo(1 / 3.0);
            });
  }

  @Test
  void carriersAreOneLoop() throws IOException {
    String mount = stall(1, "ended", 300, at("load")).replace("netty", "carrier");
    Run run = read(START, mount, mount.replace("loop-1", "loop-2").replace("'id':1", "'id':2"));
    assertThat(run.loops()).extracting(LoopRun::name).containsExactly("carriers");
    assertThat(
            page(run).getAsJsonArray("stalls").get(1).getAsJsonObject().get("thread").getAsString())
        .isEqualTo("loop-2");
  }
}
