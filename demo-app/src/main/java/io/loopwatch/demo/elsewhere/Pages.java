// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.elsewhere;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;

/** A text of five pages, each of which takes 40 ms to get. */
public final class Pages {
  /** How many there are. */
  public static final int COUNT = 5;

  private static final long MILLIS = 40;

  private Pages() {}

  /** Gets one. Blocks the calling thread, which must not be a loop's. */
  public static String one() throws InterruptedException {
    Thread.sleep(MILLIS);
    return "text of a page";
  }

  /** All of them, one after the other, as a worker gets them. */
  public static BlockingQueue<String> all(ExecutorService workers) {
    BlockingQueue<String> pages = new LinkedBlockingQueue<>();
    workers.submit(() -> getAll(pages));
    return pages;
  }

  private static String getAll(BlockingQueue<String> pages) throws InterruptedException {
    for (int page = 0; page < COUNT; page++) {
      pages.put(one());
    }
    return "done";
  }
}
