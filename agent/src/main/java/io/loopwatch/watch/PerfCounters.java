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
 * ("G1 concurrent cycle pauses", "ZGC major collection pauses").
 */
final class PerfCounters implements VmCounters {
  private static final int MAGIC = 0xcafec0c0;
  private static final int BYTE_ORDER_AT = 4;
  private static final int FIRST_ENTRY_AT = 24;
  private static final int ENTRIES_AT = 28;

  private static final int NAME_AT = 4;
  private static final int TYPE_AT = 12;
  private static final int DATA_AT = 16;

  private static final String FREQUENCY = "sun.os.hrt.frequency";
  private static final String PAUSES = "sun.rt.safepointTime";
  private static final String COLLECTOR = "sun.gc.collector.";
  private static final String COLLECTOR_TIME = ".time";
  private static final double NANOS_A_SECOND = 1e9;

  private final ByteBuffer memory;
  private final double nanosATick;
  private final int pausesAt;
  private final int[] collectorsAt;

  private PerfCounters(ByteBuffer memory, long frequency, int pausesAt, int[] collectorsAt) {
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
    if (memory == null || memory.capacity() <= ENTRIES_AT || memory.getInt(0) != MAGIC) {
      return null;
    }
    boolean isLittle = memory.get(BYTE_ORDER_AT) == 1;
    ByteBuffer own = memory.duplicate();
    own.order(isLittle ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    Map<String, Integer> longs = longs(own);
    Integer frequencyAt = longs.get(FREQUENCY);
    Integer pausesAt = longs.get(PAUSES);
    return frequencyAt == null || pausesAt == null
        ? null
        : new PerfCounters(own, own.getLong(frequencyAt), pausesAt, collectorsAt(longs));
  }

  private static int[] collectorsAt(Map<String, Integer> longs) {
    return longs.entrySet().stream()
        .filter(each -> isCollectorsTime(each.getKey()))
        .mapToInt(Map.Entry::getValue)
        .toArray();
  }

  /** Where each counter is, by name. */
  private static Map<String, Integer> longs(ByteBuffer memory) {
    Map<String, Integer> longs = new HashMap<>();
    int at = memory.getInt(FIRST_ENTRY_AT);
    for (int left = memory.getInt(ENTRIES_AT); left > 0; left--) {
      if (memory.get(at + TYPE_AT) == 'J') {
        longs.put(name(memory, at + memory.getInt(at + NAME_AT)), at + memory.getInt(at + DATA_AT));
      }
      at += memory.getInt(at);
    }
    return longs;
  }

  private static String name(ByteBuffer memory, int at) {
    StringBuilder name = new StringBuilder();
    for (int i = at; memory.get(i) != 0; i++) {
      name.append((char) memory.get(i));
    }
    return name.toString();
  }

  private static boolean isCollectorsTime(String name) {
    return name.startsWith(COLLECTOR)
        && name.endsWith(COLLECTOR_TIME)
        && name.indexOf('.', COLLECTOR.length()) == name.length() - COLLECTOR_TIME.length();
  }

  @Override
  public long gcNanos() {
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
