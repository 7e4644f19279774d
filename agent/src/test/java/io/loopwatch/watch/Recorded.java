// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.BlockingEvidence;
import io.loopwatch.event.Event;
import io.loopwatch.event.Evidence;
import io.loopwatch.event.Phase;
import io.loopwatch.event.StallKind;
import java.util.ArrayList;
import java.util.List;

/** Keeps what the watchdog tells. */
final class Recorded implements Findings {
  final List<Evidence> stalls = new ArrayList<>();
  final List<BlockingEvidence> calls = new ArrayList<>();
  final List<Event> events = new ArrayList<>();

  /** Run while a stall is told. */
  Runnable meanwhile = () -> {};

  @Override
  public void stall(Evidence evidence) {
    stalls.add(evidence);
    meanwhile.run();
  }

  @Override
  public void blocking(BlockingEvidence evidence) {
    calls.add(evidence);
  }

  @Override
  public void event(Event event) {
    events.add(event);
  }

  /** What was told, in short: {@code STALL SEEN}. */
  List<String> told() {
    return stalls.stream().map(one -> one.kind() + " " + one.phase()).toList();
  }

  Evidence only(StallKind kind, Phase phase) {
    List<Evidence> found =
        stalls.stream().filter(one -> one.kind() == kind && one.phase() == phase).toList();
    if (found.size() != 1) {
      throw new AssertionError("not one " + kind + " " + phase + " in " + told());
    }
    return found.get(0);
  }

  <T extends Event> List<T> of(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
