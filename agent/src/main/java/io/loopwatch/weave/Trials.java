// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import io.loopwatch.probe.Probe;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.RandomAccessFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Real calls of what is woven, to see that the hooks fire on this JDK: each waits for a millisecond
 * at most or fails at once, touches no file, no network and no process, and needs no class that
 * would be initialised too early for it: {@code ForkJoinPool}, {@code InetAddress} and the like
 * read system properties once, which the application's {@code main} may yet set. What cannot be
 * tried so is known to be placed, and no more.
 */
final class Trials {
  /** A real call; what it throws does not matter. */
  private interface Trial {
    void run() throws Exception;
  }

  private static final Map<String, Trial> ALL = new LinkedHashMap<>();

  static {
    ALL.put("Thread.sleep", () -> Thread.sleep(0, 1));
    ALL.put("Object.wait", Trials::await);
    ALL.put("Thread.join", () -> Thread.currentThread().join(1));
    ALL.put("LockSupport.park", () -> LockSupport.parkNanos(1));
    ALL.put("FutureTask.get", () -> new FutureTask<>(() -> null).get(1, TimeUnit.MILLISECONDS));
    ALL.put("CyclicBarrier.await", () -> new CyclicBarrier(2).await(1, TimeUnit.MILLISECONDS));
    ALL.put("FileInputStream.open", () -> new FileInputStream("").close());
    ALL.put("FileInputStream.read", () -> new FileInputStream(new FileDescriptor()).read());
    ALL.put("FileOutputStream.open", () -> new FileOutputStream("").close());
    ALL.put("FileOutputStream.write", () -> new FileOutputStream(new FileDescriptor()).write(0));
    ALL.put("RandomAccessFile.open", () -> new RandomAccessFile("", "r").close());
    ALL.put("File.exists", () -> new File("").exists());
  }

  private Trials() {}

  @SuppressWarnings("WaitNotInLoop") // for nothing
  private static void await() throws InterruptedException {
    Object monitor = new Object();
    synchronized (monitor) {
      monitor.wait(0, 1);
    }
  }

  /** The operations whose hooks did not fire. The calling thread must not be a loop's. */
  static List<String> dead() {
    List<String> dead = new ArrayList<>();
    try {
      for (Map.Entry<String, Trial> trial : ALL.entrySet()) {
        int operation = BlockingPoints.number(trial.getKey());
        // The first time, the loading of classes may be more operations than are told apart.
        boolean fired = fires(operation, trial.getValue());
        fired = fired || fires(operation, trial.getValue());
        if (!fired) {
          dead.add(trial.getKey());
        }
      }
    } finally {
      Probe.forget();
    }
    return dead;
  }

  private static boolean fires(int operation, Trial trial) {
    Probe.beginCustom(ALL);
    try {
      trial.run();
    } catch (Exception expected) {
      // most of them are told that there is nothing to wait for
    }
    long[] sums = Probe.current().callSums(Probe.current().sequence());
    Probe.endCustom();
    for (int i = 0; sums != null && i < sums.length; i += 3) {
      if (sums[i] == operation) {
        return true;
      }
    }
    return false;
  }
}
