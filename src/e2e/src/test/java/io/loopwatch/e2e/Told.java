// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.e2e.fixture.Metronome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What was told of something that a test did to a loop.
 *
 * @param from when the test began to do it
 * @param seen the report while it lasted
 * @param ended the report when it was over
 * @param answer what the fixture measured
 * @param disturbed numbers of the reports of attempts that did not count
 */
record Told<A extends Answer>(
    Instant from, Event seen, Event ended, A answer, List<Long> disturbed) {
  private static final int ATTEMPTS = 10;

  /**
   * A callback begins where the one before it on the loop ended, which may be some time before the
   * request for it was sent. Shorter than any stall, so that none of an earlier request is meant.
   */
  private static final Duration CHAINED = Duration.ofMillis(50);

  /**
   * Does it, and asserts that it is told while it lasts. It is done again where the machine did not
   * let the metronomes run meanwhile, for then the agent, or this test, could not run either.
   *
   * @param what for messages
   * @param type of the event
   * @param action does it; the future gets the fixture's answer
   */
  static <A extends Answer> Told<A> of(
      ChildJvm child, String what, String type, Supplier<CompletableFuture<A>> action) {
    List<Long> disturbed = new ArrayList<>();
    for (int i = 0; i < ATTEMPTS; i++) {
      Metronome.begin();
      Instant from = Instant.now().minus(CHAINED);
      CompletableFuture<A> pending = action.get();
      Predicate<Event> ours = event -> event.is(type);
      Event first = child.events().awaitFrom(from, what + " told", ours);
      boolean isPending = !pending.isDone();
      long heldUpHere = Metronome.longestNanos();
      A answer = Client.get(pending);
      Event ended = child.events().awaitEnd(first);
      boolean isHeldUp = answer.isDisturbed() || heldUpHere >= Answer.MOST_HELD_UP_NANOS;
      if (!isHeldUp && !isTheMachines(first) && !isTheMachines(ended)) {
        assertThat(first.text("phase")).as("first report of " + what).isEqualTo("seen");
        assertThat(isPending).as(what + " is told while it lasts").isTrue();
        return new Told<>(from, first, ended, answer, disturbed);
      }
      disturbed.add(first.id());
    }
    throw new AssertionError("the machine is too busy: " + what + " was disturbed each time");
  }

  /**
   * Whether the agent says that the loop's thread got no processor: then it was not what the test
   * did that took so long. A machine that is idle cannot make it say so each time.
   */
  private static boolean isTheMachines(Event event) {
    return event.is("cause", "descheduled");
  }
}
