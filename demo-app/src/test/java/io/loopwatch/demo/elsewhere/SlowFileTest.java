// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.elsewhere;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class SlowFileTest {
  @TempDir Path folder;

  @Test
  void everyReadIsSlowAndWhole() throws Exception {
    try (SlowFile file = new SlowFile(folder, "slow.txt")) {
      for (int i = 0; i < 3; i++) {
        long start = System.nanoTime();
        assertThat(Files.readString(file.path())).isEqualTo("content of a file\n");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Slow.TIME);
      }
    }
  }

  @Test
  void close_leavesNothingBehind() throws Exception {
    SlowFile file = new SlowFile(folder, "slow.txt");
    file.close();
    assertThat(folder).isEmptyDirectory();
  }
}
