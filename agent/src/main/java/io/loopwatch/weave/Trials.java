// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import io.loopwatch.probe.Probe;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.RandomAccessFile;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
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
  private static final List<String> ALL =
      List.of(
          "Thread.sleep",
          "Object.wait",
          "Thread.join",
          "LockSupport.park",
          "CyclicBarrier.await",
          "FileInputStream.open",
          "FileInputStream.read",
          "FileOutputStream.open",
          "FileOutputStream.write",
          "RandomAccessFile.open",
          "File.exists");

  private Trials() {}

  /** A real call; what it throws does not matter. One method and no lambdas: each is a class. */
  @SuppressWarnings("WaitNotInLoop") // for nothing
  private static void run(String operation) throws Exception {
    switch (operation) {
      case "Thread.sleep" -> Thread.sleep(0, 1);
      case "Object.wait" -> await(new Object());
      case "Thread.join" -> Thread.currentThread().join(1);
      case "LockSupport.park" -> LockSupport.parkNanos(1);
      case "CyclicBarrier.await" -> new CyclicBarrier(2).await(1, TimeUnit.MILLISECONDS);
      case "FileInputStream.open" -> new FileInputStream("").close();
      case "FileInputStream.read" -> new FileInputStream(new FileDescriptor()).read();
      case "FileOutputStream.open" -> new FileOutputStream("").close();
      case "FileOutputStream.write" -> new FileOutputStream(new FileDescriptor()).write(0);
      case "RandomAccessFile.open" -> new RandomAccessFile("", "r").close();
      case "File.exists" -> new File("").exists();
      default -> throw new IllegalArgumentException(operation);
    }
  }

  /** By the probe's own call where waiting is native: nothing is woven into it there. */
  @SuppressWarnings("WaitNotInLoop")
  private static void await(Object monitor) throws InterruptedException {
    synchronized (monitor) {
      if (BlockingPoints.isWaitNative()) {
        Probe.await(monitor, 1, BlockingPoints.number("Object.wait"));
      } else {
        monitor.wait(1);
      }
    }
  }

  /** The operations whose hooks did not fire. The calling thread must not be a loop's. */
  static List<String> dead() {
    List<String> dead = new ArrayList<>();
    try {
      for (String operation : ALL) {
        // The first time, the loading of classes may be more operations than are told apart.
        boolean fired = fires(operation);
        fired = fired || fires(operation);
        if (!fired) {
          dead.add(operation);
        }
      }
    } finally {
      Probe.forget();
    }
    return dead;
  }

  private static boolean fires(String operation) {
    int number = BlockingPoints.number(operation);
    Probe.beginCustom(ALL);
    try {
      run(operation);
    } catch (Exception expected) {
      // most of them are told that there is nothing to wait for
    }
    long[] sums = Probe.current().callSums(Probe.current().sequence());
    Probe.endCustom();
    for (int i = 0; sums != null && i < sums.length; i += 3) {
      if (sums[i] == number) {
        return true;
      }
    }
    return false;
  }
}
