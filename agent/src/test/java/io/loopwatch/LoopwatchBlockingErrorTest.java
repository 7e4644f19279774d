// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopwatchBlockingErrorTest {
  @Test
  void message_namesOperationLoopAndRemedy() {
    LoopwatchBlockingError error = error("Thread.sleep", "sleep");
    assertThat(error)
        .hasMessage(
            "Thread.sleep blocks the event loop nioEventLoopGroup-2-1: run it on a worker"
                + " (executeBlocking, an executor or a virtual thread), use a timer of the loop"
                + " (schedule, setTimer), or allow it with the option allow");
    assertThat(error.operation()).isEqualTo("Thread.sleep");
    assertThat(error.loop()).isEqualTo("nioEventLoopGroup-2-1");
  }

  @ParameterizedTest
  @CsvSource({
    "sleep, timer",
    "wait, callback",
    "park, callback",
    "socket, client",
    "file, AsynchronousFile",
    "dns, resolver",
    "process, onExit",
    "jdbc, database client",
    "sync, one thread",
    "never-heard-of, asynchronous form"
  })
  void remedy_isByKind(String kind, String remedy) {
    assertThat(error("x", kind).getMessage()).contains(remedy);
  }

  @Test
  void stack_isTheOneGiven() {
    StackTraceElement[] stack = new Throwable().getStackTrace();
    LoopwatchBlockingError error =
        new LoopwatchBlockingError(new Operation("x", "file"), "a loop", List.of(stack));
    assertThat(error.getStackTrace()).containsExactly(stack);
  }

  private static LoopwatchBlockingError error(String operation, String kind) {
    return new LoopwatchBlockingError(
        new Operation(operation, kind), "nioEventLoopGroup-2-1", List.of());
  }
}
