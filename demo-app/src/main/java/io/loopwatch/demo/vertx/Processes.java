// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.vertx;

import io.loopwatch.demo.elsewhere.Slow;
import io.vertx.core.Future;
import java.io.IOException;

/** Using another process. */
final class Processes {
  private Processes() {}

  static void wrong(VertxCall call) throws IOException, InterruptedException {
    call.answer("exit code " + Slow.process().start().waitFor());
  }

  /** To start a process takes its time as well. */
  static void right(VertxCall call) {
    call.vertx()
        .executeBlocking(() -> Slow.process().start(), false)
        .compose(process -> Future.fromCompletionStage(process.onExit(), call.context()))
        .map(process -> "exit code " + process.exitValue())
        .onComplete(call);
  }
}
