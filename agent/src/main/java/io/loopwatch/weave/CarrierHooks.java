// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import io.loopwatch.probe.Carrier;
import io.loopwatch.probe.Carriers;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The hooks in virtual threads: where a carrier runs one, and where one waits without leaving its
 * carrier. Nothing else of {@code VirtualThread} is woven: in most of its methods the JVM is
 * between two threads.
 *
 * <p>{@link #isSighting} and {@link #rows} are called by whatever thread loads a class; the rest is
 * for one thread at a time.
 */
final class CarrierHooks {
  private static final int SINCE = 21;
  private static final String TYPE = "java/lang/VirtualThread";

  private final Consumer<String> notices;
  private volatile boolean isSighted;
  private volatile boolean isTried;
  private volatile boolean isPlacing;
  private volatile boolean isWoven;
  private volatile boolean isDead;

  CarrierHooks(Consumer<String> notices) {
    this.notices = notices;
  }

  /** Whether this JVM has carriers. */
  static boolean isPossible() {
    return Runtime.version().feature() >= SINCE;
  }

  /**
   * Whether a class is the first sign that the application uses virtual threads: one that is nested
   * in {@code VirtualThread}, loaded for the first thread that is made. {@code VirtualThread}
   * itself is not, every JVM loads it; nor its builders, which libraries ask for to see what there
   * is.
   */
  boolean isSighting(String className) {
    if (isSighted || !className.startsWith(TYPE) || !className.startsWith("$", TYPE.length())) {
      return false;
    }
    isSighted = true;
    return true;
  }

  /** Looks for such a sign among the classes that were loaded before there was anybody to look. */
  boolean lookBack(Instrumentation instrumentation) {
    String prefix = TYPE.replace('/', '.') + '$';
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (type.getName().startsWith(prefix)) {
        isSighted = true;
        return true;
      }
    }
    return false;
  }

  /** Whether virtual threads are in use and nothing is woven into them yet. */
  boolean isDue() {
    return isSighted && !isTried;
  }

  /** Whether mounts are measured. */
  boolean isWoven() {
    return isWoven;
  }

  /** Whether this JDK's virtual threads cannot be woven. */
  boolean isDead() {
    return isDead;
  }

  /** The rows of a class of the JDK. */
  List<HookPoint> rows(String className) {
    return isPlacing && className.equals(TYPE) ? points() : List.of();
  }

  private static List<HookPoint> points() {
    return List.of(
        new HookPoint(TYPE, List.of("runContinuation()V"), Advice.MOUNT, HookPoint.NONE, ""),
        new HookPoint(
            TYPE, List.of("parkOnCarrierThread"), Advice.HOLD, BlockingPoints.pinned(), "*"));
  }

  /**
   * Tries the probe, weaves, and tries that. The calling thread waits for a virtual one, so it must
   * be neither a loop's nor the watchdog's.
   */
  void install(Instrumentation instrumentation) {
    isTried = true;
    String failure = warmUp();
    failure = failure == null ? weave(instrumentation) : failure;
    MountTrial.Outcome outcome = failure == null ? MountTrial.outcome() : MountTrial.Outcome.UNSEEN;
    if (outcome == MountTrial.Outcome.UNSEEN) {
      giveUp(failure == null ? "the hook in them does not work here" : failure);
    } else {
      isWoven = true;
    }
  }

  private void giveUp(String why) {
    isDead = true;
    notices.accept(
        "mounts of virtual threads are not measured, "
            + why
            + "; their carriers are polled instead: one that is held is told, a pin is not");
  }

  /**
   * What is woven must have been loaded, linked and run before the JVM calls it between two
   * threads.
   */
  private static @Nullable String warmUp() {
    Carriers.warmUp();
    try {
      for (int i = 0; i < 3; i++) {
        Carriers.mount();
        Carriers.unmount();
      }
      Carrier carrier = Carriers.current();
      return carrier == null || carrier.mounts() != 3 ? "the self-test failed" : null;
    } finally {
      Carriers.forget();
    }
  }

  private @Nullable String weave(Instrumentation instrumentation) {
    isPlacing = true;
    try {
      instrumentation.retransformClasses(Class.forName(TYPE.replace('/', '.'), false, null));
      return null;
    } catch (ClassNotFoundException
        | UnmodifiableClassException
        | LinkageError
        | InternalError
        | RuntimeException refused) {
      return "they cannot be woven: " + refused;
    }
  }
}
