// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.netty;

import io.loopwatch.demo.elsewhere.Slow;
import java.io.IOException;

/** Using another process. */
final class Processes {
  private Processes() {}

  static void wrong(NettyCall call) throws IOException, InterruptedException {
    call.answer("exit code " + Slow.process().start().waitFor());
  }

  /** To start a process takes its time as well. */
  static void right(NettyCall call) {
    call.elsewhere()
        .onWorker(() -> Slow.process().start())
        .thenCompose(Process::onExit)
        .thenApply(process -> "exit code " + process.exitValue())
        .whenCompleteAsync(call, call.loop());
  }
}
