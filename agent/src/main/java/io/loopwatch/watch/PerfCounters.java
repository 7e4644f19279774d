// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * HotSpot's own counters, which {@code jstat} reads: exact to the nanosecond, and each a load from
 * memory, where the collector's MBeans count milliseconds and take tens of them to be loaded. The
 * layout is that of {@code perfMemory.hpp}, the same since Java 1.5.
 *
 * <p>Of each collector these count its pauses and nothing else, also of one that runs concurrently
 * ("G1 concurrent cycle pauses", "ZGC major collection pauses"); but of Shenandoah whole cycles, in
 * which the application runs: 2.2 s for pauses of 13 ms.
 */
final class PerfCounters implements VmCounters {
  private static final int MAGIC = 0xcafec0c0;
  private static final int BYTE_ORDER_AT = 4;
  private static final int FIRST_ENTRY_AT = 24;
  private static final int ENTRIES_AT = 28;

  private static final int NAME_AT = 4;
  private static final int TYPE_AT = 12;
  private static final int DATA_AT = 16;

  private static final byte LONG = 'J';
  private static final byte BYTES = 'B';

  private static final String FREQUENCY = "sun.os.hrt.frequency";
  private static final String PAUSES = "sun.rt.safepointTime";
  private static final String COLLECTOR = "sun.gc.collector.";
  private static final String COLLECTOR_TIME = ".time";
  private static final String COLLECTOR_NAME = ".name";
  private static final String COUNTS_CYCLES = "Shenandoah";
  private static final double NANOS_A_SECOND = 1e9;

  private final ByteBuffer memory;
  private final double nanosATick;
  private final int pausesAt;
  private final int @Nullable [] collectorsAt;

  private PerfCounters(
      ByteBuffer memory, long frequency, int pausesAt, int @Nullable [] collectorsAt) {
    this.memory = memory;
    this.nanosATick = NANOS_A_SECOND / frequency;
    this.pausesAt = pausesAt;
    this.collectorsAt = collectorsAt;
  }

  /**
   * Those in that memory; null where it is none of HotSpot's, or lacks what is needed.
   *
   * @param memory as {@code jdk.internal.perf.Perf.attach} gives it
   */
  static @Nullable PerfCounters of(@Nullable ByteBuffer memory) {
    if (memory == null || memory.capacity() <= ENTRIES_AT) {
      return null;
    }
    ByteBuffer own = memory.duplicate(); // whose order is big-endian, as that of the magic number
    if (own.getInt(0) != MAGIC) {
      return null;
    }
    boolean isLittle = own.get(BYTE_ORDER_AT) == 1;
    own.order(isLittle ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    Map<String, Integer> all = dataByName(own);
    Integer frequencyAt = all.get(FREQUENCY);
    Integer pausesAt = all.get(PAUSES);
    return frequencyAt == null || pausesAt == null || own.getLong(frequencyAt) <= 0
        ? null
        : new PerfCounters(own, own.getLong(frequencyAt), pausesAt, collectorsAt(own, all));
  }

  /** Null where one counts something else than pauses. */
  private static int @Nullable [] collectorsAt(ByteBuffer memory, Map<String, Integer> all) {
    boolean countsCycles =
        all.entrySet().stream()
            .filter(each -> isOfCollector(each.getKey(), COLLECTOR_NAME))
            .anyMatch(each -> text(memory, each.getValue()).startsWith(COUNTS_CYCLES));
    return countsCycles
        ? null
        : all.entrySet().stream()
            .filter(each -> isOfCollector(each.getKey(), COLLECTOR_TIME))
            .mapToInt(Map.Entry::getValue)
            .toArray();
  }

  /** Where the value of each counter is. */
  private static Map<String, Integer> dataByName(ByteBuffer memory) {
    Map<String, Integer> all = new HashMap<>();
    int at = memory.getInt(FIRST_ENTRY_AT);
    for (int left = memory.getInt(ENTRIES_AT); left > 0; left--) {
      byte type = memory.get(at + TYPE_AT);
      if (type == LONG || type == BYTES) {
        all.put(text(memory, at + memory.getInt(at + NAME_AT)), at + memory.getInt(at + DATA_AT));
      }
      at += memory.getInt(at);
    }
    return all;
  }

  private static String text(ByteBuffer memory, int at) {
    StringBuilder text = new StringBuilder();
    for (int i = at; memory.get(i) != 0; i++) {
      text.append((char) memory.get(i));
    }
    return text.toString();
  }

  /** Whether it is {@code sun.gc.collector.N} and that, and nothing in between. */
  private static boolean isOfCollector(String name, String what) {
    return name.startsWith(COLLECTOR)
        && name.endsWith(what)
        && name.indexOf('.', COLLECTOR.length()) == name.length() - what.length();
  }

  @Override
  public long gcNanos() {
    if (collectorsAt == null) {
      return -1;
    }
    long ticks = 0;
    for (int at : collectorsAt) {
      ticks += memory.getLong(at);
    }
    return (long) (ticks * nanosATick);
  }

  @Override
  public long pausedNanos() {
    return (long) (memory.getLong(pausesAt) * nanosATick);
  }
}
