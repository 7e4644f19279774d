// SPDX-License-Identifier: Apache-2.0
package acme;

import static java.util.concurrent.Executors.callable;

import org.junit.jupiter.api.Test;

/** Not annotated: only a whole run looks at these. */
class PlainCases {
  @Test
  void plainHidesTheErrorOnTheLoop() throws Exception {
    Loop.run(callable(Orders::loadAndHide));
  }

  @Test
  void plainSleepsOffTheLoop() throws Exception {
    Orders.load();
  }
}
