// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.jmx;

import io.loopwatch.config.Blocking;
import io.loopwatch.config.Options;
import io.loopwatch.diagnose.Frames;
import io.loopwatch.totals.BlockingSites;
import io.loopwatch.totals.Culprits;
import io.loopwatch.watch.Depth;
import io.loopwatch.watch.Patrol;
import io.loopwatch.watch.Watchdog;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javax.management.JMException;
import org.jspecify.annotations.Nullable;

/**
 * When the MBeans are registered: not before there is an answer, or somebody who may ask, because
 * whose loops never stall shall not pay for it; and again where loops have come or gone. Used by
 * the watchdog's thread, and when that has ended by whoever detaches.
 */
public final class Beans {
  private static final long PAUSE_NANOS = 1_000_000_000L;
  private static final long LONGEST_START_MILLIS = 1_000;

  private final BlockingSites sites;
  private final Culprits culprits;
  private final Watchdog watchdog;
  private final Consumer<String> notices;
  private final LongSupplier nanoTime;
  private final Registration registration;
  private final BooleanSupplier isAsking;
  private boolean isWanted;
  private long askedNanos;
  private long generation;
  private long beganNanos;
  private volatile @Nullable Thread thread;

  /**
   * Registers none yet.
   *
   * @param version the agent's
   * @param notices gets what the server refused, in a line
   * @param isAsking whether somebody may ask who has not yet
   * @param nanoTime the time, as of {@link System#nanoTime}
   */
  public Beans(
      String version,
      Options options,
      Frames frames,
      BlockingSites sites,
      Culprits culprits,
      Watchdog watchdog,
      Patrol patrol,
      Consumer<String> notices,
      BooleanSupplier isAsking,
      LongSupplier nanoTime) {
    this.sites = sites;
    this.culprits = culprits;
    this.watchdog = watchdog;
    this.notices = notices;
    this.isAsking = isAsking;
    this.nanoTime = nanoTime;
    this.askedNanos = nanoTime.getAsLong();
    States states = new States(() -> patrol.ask(dog -> dog.states(Depth.FIGURES)), nanoTime);
    LiveFigures live =
        new LiveFigures(
            new States(() -> patrol.ask(dog -> dog.states(Depth.COUNTS)), nanoTime),
            loop -> patrol.ask(dog -> dog.statesOf(loop)),
            frames,
            () -> watchdog.limits().callbackNanos());
    LoopwatchBean agent =
        new LoopwatchBean(
            version,
            culprits,
            states,
            new LimitSetting(watchdog, options),
            () -> patrol.ask(dog -> dog.states(Depth.STACKS)),
            live);
    boolean isSeen = options.blocking() != Blocking.OFF;
    this.registration =
        new Registration(agent, isSeen ? new BlockingBean(sites) : null, states, live);
  }

  /** Has them registered where that is due. */
  public void look() {
    long now = nanoTime.getAsLong();
    isWanted |= !(sites.isEmpty() && culprits.isEmpty());
    if (!isWanted && now - askedNanos >= PAUSE_NANOS) {
      askedNanos = now;
      isWanted = isAsking.getAsBoolean();
    }
    if (isWanted && isDue(now) && !registration.hasGivenUp()) {
      generation = watchdog.generation();
      beganNanos = nanoTime.getAsLong();
      thread = new BeanThread(registration, notices);
      thread.start();
    }
  }

  private boolean isDue(long now) {
    Thread before = thread;
    return before == null
        || (watchdog.generation() != generation || !registration.isUpToDate())
            && now - beganNanos >= PAUSE_NANOS
            && !before.isAlive();
  }

  /**
   * Takes them back: nobody answers any more. Once the watchdog has ended, where the application
   * goes on.
   */
  public void end() {
    Thread answering = thread;
    try {
      if (answering != null) {
        answering.join(LONGEST_START_MILLIS);
        registration.takeBack();
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    } catch (JMException | RuntimeException refused) {
      System.err.println("loopwatch: what answers over JMX could not be taken back: " + refused);
    }
  }
}
