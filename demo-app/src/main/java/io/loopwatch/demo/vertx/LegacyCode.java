// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.vertx;

import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** Using blocking code that has no other form. */
final class LegacyCode {
  private LegacyCode() {}

  /** An executor that runs what it gets at once moves nothing off the loop. */
  static void wrong(VertxCall call) {
    Path archive = call.elsewhere().archive();
    CompletableFuture<String> text =
        CompletableFuture.supplyAsync(() -> read(archive), Runnable::run);
    Future.fromCompletionStage(text, call.context()).onComplete(call);
  }

  static void right(VertxCall call) {
    Path archive = call.elsewhere().archive();
    call.vertx().executeBlocking(() -> read(archive), false).onComplete(call);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
