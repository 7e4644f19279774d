// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.netty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** Using blocking code that has no other form. */
final class LegacyCode {
  private LegacyCode() {}

  /** An executor that runs what it gets at once moves nothing off the loop. */
  static void wrong(NettyCall call) {
    Path archive = call.elsewhere().archive();
    CompletableFuture.supplyAsync(() -> read(archive), Runnable::run).whenComplete(call);
  }

  static void right(NettyCall call) {
    Path archive = call.elsewhere().archive();
    CompletableFuture.supplyAsync(() -> read(archive), call.elsewhere().workers())
        .whenCompleteAsync(call, call.loop());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
