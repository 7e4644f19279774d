// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.netty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reading a slow file. */
final class FileReads {
  private FileReads() {}

  static void wrong(NettyCall call) throws IOException {
    call.answer(Files.readString(call.elsewhere().file()));
  }

  static void right(NettyCall call) {
    Path file = call.elsewhere().file();
    call.elsewhere().onWorker(() -> Files.readString(file)).whenCompleteAsync(call, call.loop());
  }
}
