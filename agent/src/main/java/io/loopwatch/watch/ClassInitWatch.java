// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.event.HeldLock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a thread waits for a class that another thread initialises. From outside such a
 * thread looks as if it ran, but for two figures: it is not in native code, and it uses no CPU time
 * at all (the same on Java 17, 21 and 25; also below {@code Class.forName}, whose innermost frame
 * is a native method). So does one that waits for a processor; only the JVM's thread dump tells.
 *
 * <p>A dump stops all threads: for 6 to 18 ms where there are 200 of them, 40 frames deep. So it is
 * asked for once a wait, whatever the answer, and for a twentieth of the time at most (after ten
 * quiet seconds for half a second at once, for such waits come in crowds, as an application
 * starts); each one serves all loops that wait. Confined to the watchdog's thread.
 */
final class ClassInitWatch {
  /** Of more than that a dump takes too long, and tens of megabytes. */
  private static final int MOST_THREADS = 2_000;

  private static final int REST = 20;
  private static final long SAVED_NANOS = 10_000_000_000L;

  private final JvmFigures figures;
  private final LongSupplier nanos;
  private final Supplier<@Nullable String> dumps;
  private final Map<Long, Wait> waits = new HashMap<>();
  private long restsUntilNanos;

  /**
   * Makes one.
   *
   * @param nanos the time, in nanoseconds
   * @param dumps takes a thread dump as HotSpot prints it, or gives null
   */
  ClassInitWatch(JvmFigures figures, LongSupplier nanos, Supplier<@Nullable String> dumps) {
    this.figures = figures;
    this.nanos = nanos;
    this.dumps = dumps;
    this.restsUntilNanos = nanos.getAsLong() - SAVED_NANOS;
  }

  /**
   * One wait: it lasts while the thread's CPU time stays what it was.
   *
   * @param type the class, or null where it is no such wait
   * @param initialiser the number of the thread that initialises it, or null
   */
  private record Wait(long cpuNanos, @Nullable String type, @Nullable Long initialiser) {}

  /**
   * The class that a thread waits for, or null.
   *
   * @param cpuNanos the thread's CPU time, which did not change while its stack was taken
   */
  @Nullable HeldLock lockOf(Thread thread, long cpuNanos) {
    long id = thread.getId();
    Wait wait = waits.get(id);
    if (wait == null || wait.cpuNanos != cpuNanos) {
      wait = search(id, cpuNanos);
    }
    return wait == null || wait.type == null
        ? null
        : figures.initialisationOf(wait.type, wait.initialiser);
  }

  private @Nullable Wait search(long id, long cpuNanos) {
    long began = nanos.getAsLong();
    if (began - restsUntilNanos < 0 || figures.threadCount() > MOST_THREADS) {
      return null;
    }
    waits.entrySet().removeIf(old -> figures.cpuNanos(old.getKey()) != old.getValue().cpuNanos);
    String text = dumps.get();
    waits.put(id, new Wait(cpuNanos, null, null));
    if (text != null) {
      keep(ClassInitDump.parse(text));
    }
    long took = nanos.getAsLong() - began;
    restsUntilNanos = Math.max(restsUntilNanos, began - SAVED_NANOS) + REST * took;
    return waits.get(id);
  }

  private void keep(ClassInitDump dump) {
    dump.waiting()
        .forEach(
            (id, type) ->
                waits.put(id, new Wait(figures.cpuNanos(id), type, dump.initialiser(type))));
  }
}
