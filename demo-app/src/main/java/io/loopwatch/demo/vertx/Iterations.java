// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.vertx;

import io.loopwatch.demo.elsewhere.Pages;
import io.vertx.core.Future;
import java.util.concurrent.BlockingQueue;

/** Reading five pages, each of which takes 40 ms. */
final class Iterations {
  private Iterations() {}

  static void wrong(VertxCall call) throws InterruptedException {
    BlockingQueue<String> pages = Pages.all(call.elsewhere().workers());
    int length = 0;
    for (int page = 0; page < Pages.COUNT; page++) {
      length += pages.take().length();
    }
    call.answer(length + " letters");
  }

  /** The next page is asked for when this one is done with: none waits in memory. */
  static void right(VertxCall call) {
    read(call, 0, 0).onComplete(call);
  }

  private static Future<String> read(VertxCall call, int page, int length) {
    if (page == Pages.COUNT) {
      return Future.succeededFuture(length + " letters");
    }
    return call.vertx()
        .executeBlocking(Pages::one, false)
        .compose(text -> read(call, page + 1, length + text.length()));
  }
}
