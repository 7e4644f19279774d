// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Says what the code of a frame does at its line, by the class file of that frame: whether it holds
 * a monitor, whether it calls a method handle. Of a class file that cannot be found or read it says
 * neither.
 *
 * <p>It asks class loaders of the application for files, and these may wait for whatever the
 * application holds, the very thing that is to be told: so that is done by a thread of its own, and
 * who asks waits for {@value #DEADLINE_MILLIS} ms at most, and not at all while that thread is held
 * up. What comes later is known the next time. Confined to the watchdog's thread.
 */
public final class Monitors {
  private static final int REMEMBERED = 1_024;
  private static final Set<String> SYSTEM_LOADERS = Set.of("app", "platform");

  /** Of one name there may be a class for each of hundreds of loaders, all from the same file. */
  private static final int MOST_LOADERS = 8;

  /** The first time in a JVM takes 20 to 85 ms, later ones under one. */
  private static final long DEADLINE_MILLIS = 100;

  private final Instrumentation instrumentation;
  private final Executor aside;
  private final Map<StackTraceElement, Line> known = Collections.synchronizedMap(new Bounded());
  private @Nullable Future<?> reading;

  /** Weak, for it holds every class there is: gone with the next collection. For {@link #aside}. */
  private WeakReference<Class<?>[]> loaded = new WeakReference<>(null);

  /** Finds classes with {@code instrumentation}, on a daemon thread of its own. */
  public Monitors(Instrumentation instrumentation) {
    this(instrumentation, thread());
  }

  /** One that reads class files by {@code aside}, one at a time. */
  Monitors(Instrumentation instrumentation, Executor aside) {
    this.instrumentation = instrumentation;
    this.aside = aside;
  }

  /** Ends when it has had nothing to do for a while. */
  private static Executor thread() {
    ThreadPoolExecutor thread =
        new ThreadPoolExecutor(
            1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Monitors::daemon);
    thread.allowCoreThreadTimeOut(true);
    return thread;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(null, work, "loopwatch-classes", 0, false);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * What a line does.
   *
   * @param holdsMonitor whether the call at this line is in a {@code synchronized} method or block
   * @param callsHandle whether it calls a method handle
   */
  record Line(boolean holdsMonitor, boolean callsHandle) {
    static final Line UNKNOWN = new Line(false, false);
  }

  private static final class Bounded extends LinkedHashMap<StackTraceElement, Line> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<StackTraceElement, Line> eldest) {
      return size() > REMEMBERED;
    }
  }

  /** Whether a frame is in a {@code synchronized} method or block; null where not known by now. */
  public @Nullable Boolean holdsMonitor(StackTraceElement frame) {
    Line line = known.get(frame);
    return line == null ? null : line.holdsMonitor;
  }

  /** Whether a frame calls a method handle at its line; false where not known by now. */
  public boolean callsHandle(StackTraceElement frame) {
    Line line = known.get(frame);
    return line != null && line.callsHandle;
  }

  /**
   * Finds out about frames. Never throws.
   *
   * @param toMonitor whether only up to the first that holds a monitor
   */
  public void read(List<StackTraceElement> frames, boolean toMonitor) {
    boolean isHeldUp = reading != null && !reading.isDone();
    if (isHeldUp || isKnown(frames, toMonitor)) {
      return;
    }
    FutureTask<?> task = new FutureTask<>(() -> readAll(frames, toMonitor), null);
    reading = task;
    aside.execute(task);
    try {
      task.get(DEADLINE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException unknownNow) {
      // what is known is known, the rest may be the next time
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isKnown(List<StackTraceElement> frames, boolean toMonitor) {
    for (StackTraceElement frame : frames) {
      Line line = known.get(frame);
      if (line == null || toMonitor && line.holdsMonitor) {
        return line != null;
      }
    }
    return true;
  }

  private void readAll(List<StackTraceElement> frames, boolean toMonitor) {
    for (StackTraceElement frame : frames) {
      Line line = known.get(frame);
      if (line == null) {
        line = read(frame);
        known.put(frame, line);
      }
      if (toMonitor && line.holdsMonitor) {
        return;
      }
    }
  }

  private Line read(StackTraceElement frame) {
    Line line = isSystems(frame) ? read(frame, ClassLoader::getSystemResourceAsStream) : null;
    return line == null ? search(frame) : line;
  }

  /** Whether its class is one that the system's loader finds; most are, and need no search. */
  private static boolean isSystems(StackTraceElement frame) {
    String loader = frame.getClassLoaderName();
    return loader == null ? frame.getModuleName() != null : SYSTEM_LOADERS.contains(loader);
  }

  private Line search(StackTraceElement frame) {
    Class<?>[] classes = loaded.get();
    Line line = classes == null ? null : read(frame, classes);
    if (line != null) {
      return line;
    }
    classes = instrumentation.getAllLoadedClasses();
    loaded = new WeakReference<>(classes);
    line = read(frame, classes);
    return line == null ? Line.UNKNOWN : line;
  }

  /** What the first class says that has this line; null where none has. */
  private static @Nullable Line read(StackTraceElement frame, Class<?>[] classes) {
    int left = MOST_LOADERS;
    for (Class<?> type : classes) {
      if (left > 0 && type.getName().equals(frame.getClassName())) {
        left--;
        ClassLoader loader = type.getClassLoader();
        Line line =
            loader == null
                ? read(frame, ClassLoader::getSystemResourceAsStream)
                : read(frame, loader::getResourceAsStream);
        if (line != null) {
          return line;
        }
      }
    }
    return null;
  }

  /** Where class files are found. */
  private interface Files {
    @Nullable InputStream open(String name);
  }

  private static @Nullable Line read(StackTraceElement frame, Files files) {
    try (InputStream file = files.open(frame.getClassName().replace('.', '/') + ".class")) {
      return file == null ? null : MonitorReader.read(file.readAllBytes(), frame);
    } catch (IOException | RuntimeException | LinkageError unreadable) { // by whoever's loader
      return null;
    }
  }
}
