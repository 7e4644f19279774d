// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The stalls of a run, with what they add up to: culprits, stacks, the tree of all samples. */
final class StallData {
  private static final List<String> CAUSES = List.of("blocking", "cpu", "lock", "native", "gc");
  private static final int DEPTH = 24;

  /** Which frame is the first culprit's; the next one's is the next. */
  static final int CULPRIT = 40;

  private final Names names;
  private final SplittableRandom random;
  private final int loops;
  private final long millis;
  private final List<Map<String, Object>> stalls = new ArrayList<>();
  private final List<String> frames = new ArrayList<>();
  private final List<List<Integer>> stacks = new ArrayList<>();
  private final Node tree = new Node(-1);
  private final long[] nanosByCause = new long[CAUSES.size()];
  private final int[] countByCause = new int[CAUSES.size()];
  private final long[] nanosByLoop;
  private final int[] countByLoop;

  StallData(Names names, SplittableRandom random, int loops, long millis) {
    this.names = names;
    this.random = random;
    this.loops = loops;
    this.millis = millis;
    nanosByLoop = new long[loops];
    countByLoop = new int[loops];
    for (int i = 0; i < DEPTH * 8; i++) {
      frames.add(names.frame(i));
    }
  }

  /** A node of the tree, in the words of the page's format. */
  private static final class Node {
    final int frame;
    long nanos;
    int samples;
    final List<Node> children = new ArrayList<>();

    Node(int frame) {
      this.frame = frame;
    }

    Node child(int of) {
      return children.stream()
          .filter(node -> node.frame == of)
          .findFirst()
          .orElseGet(
              () -> {
                Node made = new Node(of);
                children.add(made);
                return made;
              });
    }
  }

  void add(int count) {
    for (int i = 0; i < count; i++) {
      add(i, random.nextInt(CAUSES.size()), random.nextInt(loops));
    }
    stalls.sort(Comparator.comparing(stall -> -(Long) stall.get("nanos")));
  }

  private void add(int at, int cause, int loop) {
    long nanos = 100_000_000L + (long) (Math.pow(random.nextDouble(), 6) * 6e9);
    nanosByCause[cause] += nanos;
    countByCause[cause]++;
    nanosByLoop[loop] += nanos;
    countByLoop[loop]++;
    int stack = stack(cause, nanos);
    Map<String, Object> stall = new LinkedHashMap<>();
    stall.put("id", at + 1);
    stall.put("type", at % 20 == 19 ? "iteration" : "stall");
    stall.put("loop", loop);
    stall.put("time", RunData.START + random.nextDouble() * millis * 0.9);
    stall.put("nanos", nanos);
    stall.put("cause", CAUSES.get(cause));
    stall.put("operation", cause == 0 ? "Thread.sleep" : null);
    stall.put("culprit", cause);
    stall.put("stack", stack);
    stall.put("callback", names.frame(DEPTH));
    stall.put("context", Map.of("verticle", names.frame(1)));
    stall.put("hint", names.hint());
    stall.put("causes", Map.of(CAUSES.get(cause), nanos * 0.8, "descheduled", nanos * 0.1));
    stall.put("samples", 20);
    stall.put("cpuNanos", 2e6);
    stall.put("gcNanos", 0);
    stall.put("waitingTasks", 12);
    stall.put("delayNanos", nanos * 3);
    stall.put("lock", Map.of("name", names.hint(), "owner", names.loop(1), "ownerStack", stack));
    stalls.add(stall);
  }

  /** The culprit's frame is the sixth; above it the stacks differ. */
  private int stack(int cause, long nanos) {
    List<Integer> stack = new ArrayList<>();
    for (int depth = 0; depth < DEPTH; depth++) {
      stack.add(depth == 5 ? CULPRIT + cause : depth * 8 + (depth < 5 ? random.nextInt(4) : 1));
    }
    Node node = tree;
    for (int depth = DEPTH - 1; depth >= -1; depth--) {
      node.nanos += nanos;
      node.samples += 20;
      node = depth < 0 ? node : node.child(stack.get(depth));
    }
    stacks.add(stack);
    return stacks.size() - 1;
  }

  int countOf(int loop) {
    return countByLoop[loop];
  }

  long nanosOf(int loop) {
    return nanosByLoop[loop];
  }

  void putInto(Map<String, Object> run) {
    run.put("frames", frames);
    run.put("stacks", stacks);
    run.put("culprits", culprits());
    run.put("stalls", stalls);
    run.put("stallsTotal", stalls.size());
    run.put("tree", tree);
  }

  private List<Object> culprits() {
    List<Object> culprits = new ArrayList<>();
    for (int cause = 0; cause < CAUSES.size(); cause++) {
      Map<String, Object> culprit = new LinkedHashMap<>();
      culprit.put("label", CAUSES.get(cause) + " at " + names.frame(CULPRIT + cause));
      culprit.put("short", names.shortName(CULPRIT + cause));
      culprit.put("place", names.frame(CULPRIT + cause));
      culprit.put("cause", CAUSES.get(cause));
      culprit.put("count", countByCause[cause]);
      culprit.put("totalNanos", nanosByCause[cause]);
      culprit.put("maxNanos", nanosByCause[cause] / 2);
      culprit.put("overNanos", nanosByCause[cause] / 2);
      culprit.put("share", nanosByCause[cause] / (double) Math.max(1, tree.nanos));
      culprit.put("loops", List.of(0));
      culprit.put("hint", names.hint());
      culprits.add(culprit);
    }
    return culprits;
  }
}
