// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.vertx;

import io.loopwatch.demo.elsewhere.Ledger;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/** Sharing a ledger between requests and a slow report. */
final class Locks {
  private static final Ledger SHARED = new Ledger();

  private Locks() {}

  /** A report holds the lock on the shared ledger while the loop wants to add to it. */
  static void wrong(VertxCall call) {
    Promise<Void> reportBegins = Promise.promise();
    call.elsewhere().workers().submit(() -> reportUnderLock(reportBegins));
    reportBegins.future().onSuccess(begun -> call.context().runOnContext(v -> add(call)));
  }

  private static String reportUnderLock(Promise<Void> begins) throws InterruptedException {
    synchronized (SHARED) {
      begins.complete();
      return Ledger.report(SHARED.add(0));
    }
  }

  private static void add(VertxCall call) {
    long total;
    synchronized (SHARED) {
      total = SHARED.add(1);
    }
    call.answer("total " + total);
  }

  /** The ledger is the verticle's own, and the report is made of a copy of its total. */
  static void right(VertxCall call) {
    long total = call.ledger().add(1);
    Future<String> report = call.vertx().executeBlocking(() -> Ledger.report(total), false);
    report.onComplete(call);
  }
}
