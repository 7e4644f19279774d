// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.vertx;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;

/** Looking at a result, or not. */
final class ForgottenAwaits {
  private ForgottenAwaits() {}

  static void wrong(VertxCall call) {
    save();
    call.answer("saved");
  }

  static void right(VertxCall call) {
    save().map("saved").otherwise(failure -> "not saved: " + failure.getMessage()).onComplete(call);
  }

  private static Future<String> save() {
    Promise<String> saved = Promise.promise();
    saved.fail(new IOException("disk full"));
    return saved.future();
  }
}
