// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.top;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Asks, on a thread of its own: a JVM that stands still must not keep keys from being answered.
 * While nobody takes an answer, nothing is asked.
 */
final class Feed extends Thread {
  private final Source source;
  private final long intervalNanos;
  private final BlockingQueue<Answer> answers = new ArrayBlockingQueue<>(1);
  private volatile @Nullable String stackOf;
  private volatile boolean isOfCarriers;
  private volatile boolean isHurried;

  /**
   * One answer.
   *
   * @param reading null where there was none
   * @param stack of the loop that was asked for, or empty
   * @param trouble why there was no answer, or empty
   * @param isLost whether there will never be one
   */
  record Answer(@Nullable Reading reading, String stack, String trouble, boolean isLost) {}

  Feed(Source source, long intervalNanos) {
    super("loopwatch-top");
    setDaemon(true);
    this.source = source;
    this.intervalNanos = intervalNanos;
  }

  @Override
  public void run() {
    try {
      long due = System.nanoTime();
      boolean isLost = false;
      while (!isLost) {
        Answer answer = ask();
        isLost = answer.isLost;
        answers.put(answer);
        due = Math.max(due + intervalNanos, System.nanoTime());
        rest(due);
      }
    } catch (InterruptedException end) {
      interrupt();
    }
  }

  private void rest(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      if (isHurried) {
        isHurried = false;
        return;
      }
      LockSupport.parkNanos(this, left);
    }
  }

  private Answer ask() {
    try {
      Reading reading = source.read();
      String loop = stackOf;
      return new Answer(reading, loop == null ? "" : stack(loop), "", false);
    } catch (SilentException silent) {
      return new Answer(null, "", String.valueOf(silent.getMessage()), false);
    } catch (LostException lost) {
      return new Answer(null, "", String.valueOf(lost.getMessage()), true);
    } catch (RuntimeException | LinkageError broken) { // else the last picture stood for ever
      return new Answer(null, "", "top failed: " + broken, true);
    }
  }

  private String stack(String loop) throws LostException {
    try {
      return source.stack(loop, isOfCarriers);
    } catch (SilentException silent) {
      return String.valueOf(silent.getMessage());
    }
  }

  /** The loop whose stack is wanted with each reading from now on, or null. */
  void want(@Nullable String loop, boolean isCarriers) {
    isOfCarriers = isCarriers;
    stackOf = loop;
    isHurried = loop != null;
    LockSupport.unpark(this);
  }

  /** The next answer, or null where there is none by then. */
  @Nullable Answer poll(long millis) throws InterruptedException {
    return answers.poll(millis, TimeUnit.MILLISECONDS);
  }
}
