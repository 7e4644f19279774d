// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.diagnose.Allowances;
import io.loopwatch.event.Operation;
import io.loopwatch.probe.RefusingProbe;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RefusalsTest {
  private static final List<Operation> OPERATIONS =
      List.of(new Operation("Thread.sleep", "sleep"), new Operation("FileChannel.force", "sync"));

  @Test
  void error_namesTheOperationAndTheLoop() {
    Error error = onLoop(() -> RefusingProbe.ask(refusals(), 1));
    assertThat(error)
        .isInstanceOf(LoopwatchBlockingError.class)
        .hasMessageStartingWith("FileChannel.force blocks the event loop a-loop: ");
  }

  @Test
  void stack_beginsWithTheCallerOfTheProbe() {
    Error error = onLoop(() -> RefusingProbe.ask(refusals(), 0));
    assertThat(error.getStackTrace()[0].getClassName()).startsWith(RefusalsTest.class.getName());
  }

  /**
   * A call from inside the JDK is told by what the user called: here, {@code Callable} by a JDK.
   */
  @Test
  void operation_isWhatTheUserCalled() {
    Refusals refusals = refusals();
    AtomicReference<Error> error = new AtomicReference<>();
    List<Integer> numbers = new java.util.ArrayList<>(List.of(0));
    onLoop(
        () -> {
          numbers.replaceAll(
              new RefusingProbe.InTheJdk(refusals, error)::ask); // the probe, right above the JDK
          return error.get();
        });
    assertThat(error.get()).hasMessageStartingWith("ArrayList.replaceAll blocks the event loop ");
  }

  @Test
  void allowedOperation_getsNoError() {
    Refusals refusals =
        new Refusals(
            OPERATIONS::get, new Allowances(List.of(), List.of("Thread.sleep")), name -> true);
    assertThat(onLoop(() -> RefusingProbe.ask(refusals, 0))).isNull();
    assertThat(onLoop(() -> RefusingProbe.ask(refusals, 1))).isNotNull();
  }

  @Test
  void allowedKind_getsNoError() {
    Refusals refusals =
        new Refusals(OPERATIONS::get, new Allowances(List.of(), List.of("sync")), name -> true);
    assertThat(onLoop(() -> RefusingProbe.ask(refusals, 1))).isNull();
    assertThat(onLoop(() -> RefusingProbe.ask(refusals, 0))).isNotNull();
  }

  @Test
  void allowedFrame_getsNoError() {
    Refusals refusals =
        new Refusals(
            OPERATIONS::get,
            new Allowances(List.of(RefusalsTest.class.getName()), List.of()),
            name -> true);
    assertThat(onLoop(() -> RefusingProbe.ask(refusals, 0))).isNull();
  }

  @Test
  void loopThatIsNotWatched_getsNoError() {
    Refusals refusals =
        new Refusals(
            OPERATIONS::get, new Allowances(List.of(), List.of()), name -> !name.equals("a-loop"));
    assertThat(onLoop(() -> RefusingProbe.ask(refusals, 0))).isNull();
  }

  /** Asks while it is being initialised. */
  private static final class Initialised {
    static final Error ERROR = RefusingProbe.ask(refusals(), 0);
  }

  @Test
  void classThatIsBeingInitialised_getsNoError() {
    assertThat(onLoop(() -> Initialised.ERROR)).isNull();
  }

  @Test
  void everyError_isRecorded() {
    long mark = BlockingRecord.mark();
    Refusals refusals = refusals(); // its warm-up is no call of anybody's
    Refusals lenient =
        new Refusals(
            OPERATIONS::get, new Allowances(List.of(), List.of("Thread.sleep")), name -> true);
    onLoop(() -> RefusingProbe.ask(lenient, 0));
    onLoop(() -> RefusingProbe.ask(refusals, 0));
    List<String> calls = BlockingRecord.since(mark);
    BlockingRecord.close();
    assertThat(calls).singleElement().asString().startsWith("Thread.sleep refused on a-loop at ");
  }

  private static Refusals refusals() {
    return new Refusals(OPERATIONS::get, new Allowances(List.of(), List.of()), name -> true);
  }

  private static Error onLoop(Callable<Error> call) {
    AtomicReference<Error> error = new AtomicReference<>();
    Thread loop =
        new Thread(
            () -> {
              try {
                error.set(call.call());
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            },
            "a-loop");
    loop.start();
    try {
      loop.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return error.get();
  }
}
