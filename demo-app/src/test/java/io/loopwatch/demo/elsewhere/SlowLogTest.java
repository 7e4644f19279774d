// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.elsewhere;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class SlowLogTest {
  @TempDir Path folder;

  @Test
  void everyEntryIsSlow_exceptBehindAQueue() throws Exception {
    try (SlowLog log = new SlowLog(folder)) {
      for (int i = 0; i < 2; i++) {
        long start = System.nanoTime();
        log.direct().info(SlowLog.ENTRY);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(half());
      }
      long start = System.nanoTime();
      log.queued().info(SlowLog.ENTRY);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(half());
    }
    assertThat(folder).isEmptyDirectory();
  }

  /** The pipe's other end may have begun to wait a little before. */
  private static Duration half() {
    return Slow.TIME.dividedBy(2);
  }
}
