// SPDX-License-Identifier: Apache-2.0
package acme;

import static java.util.concurrent.Executors.callable;

import io.loopwatch.junit.NoBlocking;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Its first two tests block the loop; the others are their silent twins. */
@NoBlocking
class AnnotatedCases {
  @Test
  void sleepsOnTheLoop() throws Exception {
    Loop.run(
        () -> {
          Orders.load();
          return null;
        });
  }

  @Test
  void hidesTheErrorOnTheLoop() throws Exception {
    Loop.run(callable(Orders::loadAndHide));
  }

  @Test
  void sleepsOffTheLoop() throws Exception {
    Orders.load();
  }

  @Test
  void sleepsOnAWorker() throws Exception {
    ExecutorService worker = Executors.newSingleThreadExecutor();
    Loop.run(() -> worker.submit(Orders::loadAndHide));
    worker.shutdown();
    worker.awaitTermination(10, java.util.concurrent.TimeUnit.SECONDS);
  }

  @Test
  void isAllowedOnTheLoop() throws Exception {
    Loop.run(
        () -> {
          Reviewed.load();
          return null;
        });
  }

  @Test
  void isCalmOnTheLoop() throws Exception {
    Loop.run(() -> "calm");
  }

  @Nested
  class Around {
    @AfterEach
    void hideAfterwards() throws Exception {
      Loop.run(callable(Orders::loadAndHide));
    }

    @Test
    void blocksAfterwards() {}
  }
}
