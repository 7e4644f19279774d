// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.netty;

import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.io.IOException;

/** Looking at a result, or not. */
final class ForgottenAwaits {
  private ForgottenAwaits() {}

  static void wrong(NettyCall call) {
    save(call);
    call.answer("saved");
  }

  static void right(NettyCall call) {
    save(call)
        .addListener(
            saved ->
                call.answer(
                    saved.isSuccess() ? "saved" : "not saved: " + saved.cause().getMessage()));
  }

  private static Future<String> save(NettyCall call) {
    Promise<String> saved = call.loop().newPromise();
    saved.setFailure(new IOException("disk full"));
    return saved;
  }
}
