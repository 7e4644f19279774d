// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.demo.Framework;
import io.loopwatch.demo.Pattern;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallLogTest {
  @TempDir Path folder;

  @Test
  void whatIsWrittenIsRead() throws Exception {
    Instant start = Instant.parse("2025-01-01T00:00:00.123456789Z");
    List<CallRecord> calls =
        List.of(
            new CallRecord(
                Phase.RIGHT, Framework.VERTX, Pattern.SLEEP, start, start.plusMillis(201)),
            new CallRecord(
                Phase.WRONG, Framework.NETTY, Pattern.FLOOD, start, start.plusMillis(17)));
    Path file = folder.resolve("calls.jsonl");
    CallLog.write(file, calls);
    assertThat(CallLog.read(file)).isEqualTo(calls);
    assertThat(CallLog.read(file)).extracting(CallRecord::millis).containsExactly(201L, 17L);
  }
}
