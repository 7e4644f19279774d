// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HotSpot's counters, in a memory that the test lays out as HotSpot does. */
class PerfCountersTest {
  private static final long MICROS = 1_000_000;

  /** Counters as HotSpot lays them out: a head, and entries with name and value. */
  private static final class Memory {
    private final ByteBuffer bytes = ByteBuffer.allocate(4_096);
    private int entries;

    Memory(ByteOrder order) {
      bytes.putInt(0xcafec0c0).put((byte) (order == ByteOrder.LITTLE_ENDIAN ? 1 : 0));
      bytes.order(order).putInt(24, 32).position(32);
    }

    int add(String name, char type, int length) {
      int at = bytes.position();
      int dataAt = (20 + name.length() + 1 + 7) / 8 * 8;
      int size = dataAt + (length + 7) / 8 * 8;
      bytes.putInt(at, size).putInt(at + 4, 20).putInt(at + 8, type == 'B' ? length : 0);
      bytes.put(at + 12, (byte) type).putInt(at + 16, dataAt);
      bytes.put(at + 20, name.getBytes(US_ASCII));
      bytes.position(at + size).putInt(28, ++entries);
      return at + dataAt;
    }

    Memory with(String name, long value) {
      bytes.putLong(add(name, 'J', 8), value);
      return this;
    }

    Memory with(String name, String value) {
      bytes.put(add(name, 'B', value.length() + 1), value.getBytes(US_ASCII));
      return this;
    }

    PerfCounters counters() {
      return PerfCounters.of(bytes);
    }
  }

  private static Memory memory() {
    return memory(ByteOrder.LITTLE_ENDIAN);
  }

  private static Memory memory(ByteOrder order) {
    return new Memory(order)
        .with("sun.os.hrt.frequency", MICROS)
        .with("java.version", "17")
        .with("sun.rt.safepointTime", 70);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void counters_areReadInTheOrderOfTheMachine(boolean isLittle) {
    ByteOrder order = isLittle ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    PerfCounters counters =
        memory(order)
            .with("sun.gc.collector.0.name", "G1 young collection pauses")
            .with("sun.gc.collector.0.time", 40)
            .with("sun.gc.collector.2.time", 2)
            .counters();

    assertThat(counters.gcNanos()).isEqualTo(42_000);
    assertThat(counters.pausedNanos()).isEqualTo(70_000);
  }

  @Test
  void counters_areReadAgain() {
    Memory memory = memory();
    int at = memory.add("sun.gc.collector.0.time", 'J', 8);
    PerfCounters counters = memory.counters();
    assertThat(counters.gcNanos()).isZero();
    memory.bytes.putLong(at, 9);

    assertThat(counters.gcNanos()).isEqualTo(9_000);
  }

  @Test
  void timesOfOtherThings_areNotTheCollectors() {
    PerfCounters counters =
        memory()
            .with("sun.gc.collector.0.time", 40)
            .with("sun.gc.collector.0.lastEntryTime", 1_000)
            .with("sun.gc.collector.0.phase.time", 1_000)
            .with("sun.gc.other.time", 1_000)
            .with("sun.cls.time", 1_000)
            .counters();

    assertThat(counters.gcNanos()).isEqualTo(40_000);
  }

  /** Its counters go on while the application runs. */
  @Test
  void collectorThatCountsItsCycles_isUnknown() {
    PerfCounters counters =
        memory()
            .with("sun.gc.collector.1.name", "Shenandoah full")
            .with("sun.gc.collector.1.time", 40)
            .counters();

    assertThat(counters.gcNanos()).isEqualTo(-1);
    assertThat(counters.pausedNanos()).isEqualTo(70_000);
  }

  @Test
  void withoutACollector_nothingIsCollected() {
    assertThat(memory().counters().gcNanos()).isZero();
  }

  @Test
  void frequency_isThatOfTheTicks() {
    PerfCounters counters =
        new Memory(ByteOrder.LITTLE_ENDIAN)
            .with("sun.os.hrt.frequency", 1_000_000_000)
            .with("sun.rt.safepointTime", 123)
            .counters();

    assertThat(counters.pausedNanos()).isEqualTo(123);
  }

  @Test
  void memoryThatLacksWhatIsNeeded_isNone() {
    Memory empty = new Memory(ByteOrder.LITTLE_ENDIAN);
    assertThat(empty.counters()).isNull();
    assertThat(empty.with("sun.os.hrt.frequency", MICROS).counters()).isNull();
    assertThat(new Memory(ByteOrder.LITTLE_ENDIAN).with("sun.rt.safepointTime", 1).counters())
        .isNull();
  }

  @Test
  void frequencyOfNothing_isNone() {
    Memory memory = new Memory(ByteOrder.LITTLE_ENDIAN).with("sun.os.hrt.frequency", 0);

    assertThat(memory.with("sun.rt.safepointTime", 70).counters()).isNull();
  }

  @Test
  void memoryOfAnythingElse_isNone() {
    assertThat(PerfCounters.of(null)).isNull();
    assertThat(PerfCounters.of(ByteBuffer.allocate(0))).isNull();
    assertThat(PerfCounters.of(ByteBuffer.allocate(1_024))).isNull();
  }

  @Test
  void orderOfTheBuffer_doesNotMatter() {
    Memory memory = memory();
    memory.bytes.order(ByteOrder.LITTLE_ENDIAN);

    assertThat(memory.counters()).isNotNull();
    assertThat(memory.bytes.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
  }

  /** Tests run without the agent that would open them. */
  @Test
  void countersThatAreShut_areNone() {
    assertThat(PerfAccess.counters()).isNull();
  }
}
