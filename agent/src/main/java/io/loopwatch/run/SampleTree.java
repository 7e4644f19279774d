// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import io.loopwatch.report.LoggedEvent;
import io.loopwatch.report.Sampled;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjLongConsumer;

/**
 * All samples of all stalls as one tree of calls, outermost frame first. A stall's time is divided
 * among its samples, so that the width of a frame is the time that was lost in it; but for pauses,
 * which are no code's and have a frame of their own, in parentheses, as has a stall without a
 * stack. Bounded: beyond {@value #MOST} frames a stack ends where it is not yet known.
 */
public final class SampleTree {
  private static final int MOST = 200_000;

  /** The JVM itself tells no deeper stack, unless it is asked to. */
  private static final int MOST_DEEP = 1_024;

  private final Node root = new Node("");
  private int size;

  /** One frame, as called by the frames above it. */
  public static final class Node {
    private final String frame;
    private final Map<String, Node> children = new LinkedHashMap<>();
    private long nanos;
    private long samples;

    private Node(String frame) {
      this.frame = frame;
    }

    /** As in the event log; empty for the root, in parentheses for what is no frame. */
    public String frame() {
      return frame;
    }

    /** Time lost in it and in what it called. */
    public long nanos() {
      return nanos;
    }

    /** Looks that showed it. */
    public long samples() {
      return samples;
    }

    /** What it called, in the order in which it was found. */
    public List<Node> children() {
      return List.copyOf(children.values());
    }

    private void add(long moreNanos, long moreSamples) {
      nanos += moreNanos;
      samples += moreSamples;
    }
  }

  void add(LoggedEvent stall) {
    long nanos = addPauses(stall, Math.max(0, stall.durationNanos()));
    if (nanos == 0) {
      return;
    }
    List<Sampled> sampled = sampled(stall);
    long left = sampled.stream().mapToLong(Sampled::count).sum();
    for (Sampled each : sampled) {
      long part = left <= 0 ? 0 : (long) ((double) nanos * each.count() / left);
      add(each.stack(), part, each.count());
      nanos -= part;
      left -= each.count();
    }
  }

  /** What was a pause lies in no code; tells what is left of the time. */
  private long addPauses(LoggedEvent stall, long nanos) {
    long left = nanos;
    for (Map.Entry<String, Long> each : stall.causes().entrySet()) {
      if (CulpritKey.PAUSES.contains(each.getKey())) {
        long part = Math.min(left, Math.max(0, each.getValue()));
        add(List.of("(" + each.getKey() + ")"), part, 0);
        left -= part;
      }
    }
    String cause = stall.cause();
    if (cause != null && CulpritKey.PAUSES.contains(cause)) {
      add(List.of("(" + cause + ")"), left, stall.samples());
      return 0;
    }
    return left;
  }

  private static List<Sampled> sampled(LoggedEvent stall) {
    boolean hasStacks = stall.sampled().stream().anyMatch(each -> !each.stack().isEmpty());
    if (hasStacks) {
      return stall.sampled().stream().filter(each -> each.count() > 0).toList();
    }
    List<String> instead =
        stall.stack().isEmpty()
            ? List.of("(" + (stall.cause() == null ? "unknown" : stall.cause()) + ")")
            : stall.stack();
    return List.of(new Sampled(Math.max(1, stall.samples()), instead));
  }

  private void add(List<String> stack, long nanos, long samples) {
    if (nanos == 0 && samples == 0) {
      return;
    }
    root.add(nanos, samples);
    Node node = root;
    int deepest = Math.max(0, stack.size() - MOST_DEEP);
    for (int i = stack.size() - 1; i >= deepest; i--) {
      Node next = node.children.get(stack.get(i));
      if (next == null) {
        if (size >= MOST) {
          return;
        }
        next = new Node(stack.get(i));
        node.children.put(next.frame, next);
        size++;
      }
      next.add(nanos, samples);
      node = next;
    }
  }

  /** All stalls together. */
  public Node root() {
    return root;
  }

  /**
   * Each stack, frames from outermost to innermost joined by semicolons, with the time in
   * microseconds that was lost in its innermost frame itself: what flame-graph tools read.
   */
  public void collapsed(ObjLongConsumer<String> to) {
    for (Node child : root.children.values()) {
      collapsed(child, new ArrayList<>(), to);
    }
  }

  private static void collapsed(Node node, List<String> above, ObjLongConsumer<String> to) {
    above.add(node.frame.replace(';', ':').replace('\n', ' '));
    long own = node.nanos;
    for (Node child : node.children.values()) {
      own -= child.nanos;
      collapsed(child, above, to);
    }
    long micros = Math.round(own / 1e3);
    if (micros > 0) {
      to.accept(String.join(";", above), micros);
    }
    above.remove(above.size() - 1);
  }
}
