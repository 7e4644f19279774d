// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.virtual;

import io.loopwatch.demo.elsewhere.SlowLog;

/** Logging to a slow file. */
final class Logs {
  private Logs() {}

  static void wrong(VirtualCall call) {
    call.elsewhere().log().direct().info(SlowLog.ENTRY);
    call.answer("logged");
  }

  static void right(VirtualCall call) {
    call.elsewhere().log().queued().info(SlowLog.ENTRY);
    call.answer("logged");
  }
}
