// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import java.util.ArrayList;
import java.util.List;

/** Puts stacks together from what each shares with the event's own. Used for one event. */
final class LoggedSamples {
  /** A short line can ask for much memory: each entry may share thousands of frames. */
  private static final int MOST_FRAMES = 2_000_000;

  private final Members event;
  private final List<String> stack;
  private int frames;

  LoggedSamples(Members event) throws DamagedLine {
    this.event = event;
    this.stack = event.or(List.of(), "stack", Members::texts);
  }

  /** In the line's order; where it has none, the event's stack for all samples. */
  List<Sampled> whole() throws DamagedLine {
    if (event.has("sampled")) {
      return event.each("sampled", this::whole);
    }
    int samples = event.or(0, "samples", Members::count);
    return stack.isEmpty() || samples == 0 ? List.of() : List.of(new Sampled(samples, stack));
  }

  private Sampled whole(Members entry) throws DamagedLine {
    int shared = entry.count("shared");
    if (shared > stack.size()) {
      throw new DamagedLine(entry.path() + "shared is more than the stack has");
    }
    frames += shared;
    if (frames > MOST_FRAMES) {
      throw new DamagedLine("sampled has more than " + MOST_FRAMES + " frames");
    }
    List<String> whole = new ArrayList<>(entry.or(List.of(), "frames", Members::texts));
    whole.addAll(stack.subList(stack.size() - shared, stack.size()));
    return new Sampled(entry.count("count"), whole);
  }
}
