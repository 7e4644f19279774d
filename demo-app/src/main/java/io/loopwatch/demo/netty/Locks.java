// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.netty;

import io.loopwatch.demo.elsewhere.Ledger;
import java.util.concurrent.CompletableFuture;

/** Sharing a ledger between requests and a slow report. */
final class Locks {
  private static final Ledger SHARED = new Ledger();

  private Locks() {}

  /** A report holds the lock on the shared ledger while the loop wants to add to it. */
  static void wrong(NettyCall call) {
    CompletableFuture<Void> reportBegins = new CompletableFuture<>();
    call.elsewhere().workers().submit(() -> reportUnderLock(reportBegins));
    reportBegins.thenRunAsync(() -> add(call), call.loop());
  }

  private static String reportUnderLock(CompletableFuture<Void> begins)
      throws InterruptedException {
    synchronized (SHARED) {
      begins.complete(null);
      return Ledger.report(SHARED.add(0));
    }
  }

  private static void add(NettyCall call) {
    long total;
    synchronized (SHARED) {
      total = SHARED.add(1);
    }
    call.answer("total " + total);
  }

  /** The ledger is the connection's own, and the report is made of a copy of its total. */
  static void right(NettyCall call) {
    long total = call.ledger().add(1);
    call.elsewhere().onWorker(() -> Ledger.report(total)).whenCompleteAsync(call, call.loop());
  }
}
