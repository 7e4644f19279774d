// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.virtual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;

/** Reading a slow file. */
final class FileReads {
  private FileReads() {}

  /** What reads a file keeps its carrier, unlike what reads a socket. */
  static void wrong(VirtualCall call) throws IOException {
    call.answer(Files.readString(call.elsewhere().file()));
  }

  static void right(VirtualCall call) throws ExecutionException, InterruptedException {
    Path file = call.elsewhere().file();
    call.answer(call.elsewhere().onWorker(() -> Files.readString(file)).get());
  }
}
