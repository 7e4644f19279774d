// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Code with monitors and without. Every line of interest calls {@link #held} or {@link #free}: it
 * notes its frame, and what is true of it.
 */
final class MonitorBodies {
  /** A frame that was run, and whether it held a monitor then. */
  record Ran(StackTraceElement frame, boolean holdsMonitor) {}

  static final List<Ran> RAN = new ArrayList<>();

  private static final Object LOCK = new Object();
  private static final Object OTHER = new Object();

  private MonitorBodies() {}

  static int held() {
    return note(true);
  }

  static int free() {
    return note(false);
  }

  private static int note(boolean holdsMonitor) {
    RAN.add(new Ran(new Throwable().getStackTrace()[2], holdsMonitor));
    return 0;
  }

  private static void use(int... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException();
    }
  }

  static synchronized void method() {
    held();
  }

  static void block() {
    free();
    synchronized (LOCK) {
      held();
    }
    free();
  }

  static void nested() {
    synchronized (LOCK) {
      held();
      synchronized (OTHER) {
        held();
      }
      held();
    }
    free();
  }

  static void oneAfterAnother() {
    synchronized (LOCK) {
      held();
    }
    free();
    synchronized (OTHER) {
      held();
    }
    free();
  }

  static int leftEarly(int way) {
    free();
    synchronized (LOCK) {
      held();
      if (way == 0) {
        held();
        return held();
      }
      if (way == 1) {
        throw new IllegalStateException("" + held());
      }
      held();
    }
    return free();
  }

  static void loop() {
    for (int i = 0; i < 2; i++) {
      free();
      synchronized (LOCK) {
        held();
        if (i == 0) {
          continue;
        }
        held();
      }
      free();
    }
    synchronized (LOCK) {
      int i = 0;
      do {
        held();
      } while (i++ < 2 + held());
      while (i-- > held()) {
        held();
      }
    }
    free();
  }

  static void caught() {
    synchronized (LOCK) {
      try {
        held();
        throw new IllegalStateException();
      } catch (IllegalStateException expected) {
        held();
      } finally {
        held();
      }
      held();
    }
    free();
  }

  static void caughtOutside() {
    try {
      free();
      synchronized (LOCK) {
        held();
        throw new IllegalStateException();
      }
    } catch (IllegalStateException expected) {
      free();
    } finally {
      free();
    }
    free();
  }

  static void chosen(int way) {
    switch (way) {
      case 0:
        synchronized (LOCK) {
          held();
        }
        free();
        break;
      case 1:
        free();
        break;
      default:
        synchronized (LOCK) {
          switch (way) {
            case 2 -> held();
            case 70 -> held();
            default -> held();
          }
          held();
        }
        free();
    }
    free();
  }

  static void lambdas() {
    Supplier<Integer> apart =
        () -> {
          free();
          synchronized (LOCK) {
            held();
          }
          return free();
        };
    synchronized (LOCK) {
      use(apart.get());
      Supplier<Integer> within =
          () -> {
            return free(); // the frame that runs it holds the monitor, not this one
          };
      use(within.get());
    }
  }

  static synchronized void overloaded() {
    held();
  }

  static void overloaded(int other) {
    free();
  }

  static void severalLines() {
    synchronized (LOCK) {
      use(
          held(), // a line of its own
          held());
    }
    use(
        free(), // a line of its own
        free());
  }

  static void handle() throws Throwable {
    MethodHandle free =
        MethodHandles.lookup()
            .findStatic(MonitorBodies.class, "free", MethodType.methodType(int.class));
    use((int) free.invokeExact());
    free();
  }

  /** Runs all of it. */
  static void run() {
    RAN.clear();
    method();
    block();
    nested();
    oneAfterAnother();
    leftEarly(2);
    leftEarly(0);
    try {
      leftEarly(1);
    } catch (IllegalStateException expected) {
      free();
    }
    loop();
    caught();
    caughtOutside();
    for (int way : new int[] {0, 1, 2, 3, 70}) {
      chosen(way);
    }
    lambdas();
    overloaded();
    overloaded(1);
    severalLines();
  }
}
