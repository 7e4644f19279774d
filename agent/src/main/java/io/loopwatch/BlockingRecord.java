// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The blocking calls on watched loops, refused or reported, for tests that want to know of them.
 * Keeps nothing unless a window is open, and then the newest {@value #CAPACITY}.
 *
 * <p>Loops' threads and the watchdog add, tests read. Any thread may call any method; none waits
 * but {@link #settle}. Not for applications: this is what {@code @NoBlocking} asks.
 */
public final class BlockingRecord {
  private static final int CAPACITY = 256;

  private static final Deque<String> CALLS = new ArrayDeque<>(CAPACITY); // guarded by itself

  private static volatile @Nullable Runnable flush;
  private static volatile int windows; // written under CALLS
  private static long added; // guarded by CALLS

  private BlockingRecord() {}

  /**
   * Says that blocking calls are looked for from now on.
   *
   * @param flush returns once all that happened before it was called has been added, or after a
   *     time that it sets itself
   */
  static void install(Runnable flush) {
    BlockingRecord.flush = flush;
  }

  /** Says that they are not looked for any more. */
  static void uninstall() {
    flush = null;
  }

  /** Whether an agent looks for blocking calls in this JVM. */
  public static boolean isAttached() {
    return flush != null;
  }

  /** Whether any window is open: where none is, there is no need to add. */
  static boolean isWanted() {
    return windows > 0;
  }

  /**
   * Adds a call that blocked a loop; nothing where no window is open.
   *
   * @param operation what users call it
   * @param loop the name of the loop's thread
   * @param durationNanos for how long it blocked
   * @param stack of the loop's thread in the call, innermost frame first
   */
  static void add(
      String operation, String loop, long durationNanos, List<StackTraceElement> stack) {
    if (isWanted()) {
      add(BlockingText.of(operation, loop, durationNanos, stack));
    }
  }

  /** Adds a call that was refused before it blocked; nothing where no window is open. */
  static void add(LoopwatchBlockingError refusal) {
    if (isWanted()) {
      add(BlockingText.of(refusal));
    }
  }

  private static void add(String call) {
    synchronized (CALLS) {
      if (windows == 0) {
        return;
      }
      if (CALLS.size() == CAPACITY) {
        CALLS.removeFirst();
      }
      CALLS.addLast(call);
      added++;
    }
  }

  /** Opens a window, to be closed by {@link #close}; returns its beginning. */
  public static long mark() {
    synchronized (CALLS) {
      windows++;
      return added;
    }
  }

  /**
   * The calls since a mark whose window is still open, oldest first. Where there were more than are
   * kept, the first line says how many are missing.
   */
  public static List<String> since(long mark) {
    synchronized (CALLS) {
      List<String> calls = new ArrayList<>();
      long oldest = added - CALLS.size();
      if (mark < oldest) {
        calls.add("(" + (oldest - mark) + " older ones were dropped)");
      }
      long number = oldest;
      for (String call : CALLS) {
        if (number++ >= mark) {
          calls.add(call);
        }
      }
      return calls;
    }
  }

  /** Closes one window; with the last one, everything is forgotten. */
  public static void close() {
    synchronized (CALLS) {
      windows--;
      if (windows == 0) {
        CALLS.clear();
      }
    }
  }

  /** Waits until the watchdog has added what happened before now. */
  public static void settle() {
    Runnable installed = flush;
    if (installed != null) {
      installed.run();
    }
  }
}
