// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.netty;

import io.loopwatch.demo.elsewhere.Pages;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;

/** Reading five pages, each of which takes 40 ms. */
final class Iterations {
  private Iterations() {}

  static void wrong(NettyCall call) throws InterruptedException {
    BlockingQueue<String> pages = Pages.all(call.elsewhere().workers());
    int length = 0;
    for (int page = 0; page < Pages.COUNT; page++) {
      length += pages.take().length();
    }
    call.answer(length + " letters");
  }

  /** The next page is asked for when this one is done with: none waits in memory. */
  static void right(NettyCall call) {
    read(call, 0, 0).whenComplete(call);
  }

  private static CompletableFuture<String> read(NettyCall call, int page, int length) {
    if (page == Pages.COUNT) {
      return CompletableFuture.completedFuture(length + " letters");
    }
    return call.elsewhere()
        .onWorker(Pages::one)
        .thenComposeAsync(text -> read(call, page + 1, length + text.length()), call.loop());
  }
}
