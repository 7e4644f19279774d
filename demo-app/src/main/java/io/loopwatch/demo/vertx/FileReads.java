// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.vertx;

import java.io.BufferedReader;
import java.io.FileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reading a slow file. */
final class FileReads {
  private FileReads() {}

  static void wrong(VertxCall call) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(new FileReader(call.elsewhere().file().toFile()))) {
      call.answer(reader.readLine());
    }
  }

  /**
   * Where the file has a length and a position, {@code vertx.fileSystem().readFile} does the same.
   */
  static void right(VertxCall call) {
    Path file = call.elsewhere().file();
    call.vertx().executeBlocking(() -> Files.readString(file), false).onComplete(call);
  }
}
