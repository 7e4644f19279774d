// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.virtual;

import io.loopwatch.demo.Expected;
import io.loopwatch.demo.Form;
import io.loopwatch.demo.Framework;
import io.loopwatch.demo.Pattern;
import io.loopwatch.demo.Pitfall;
import java.util.List;

/** The column of virtual threads: what keeps a carrier, for all else may wait. */
public final class VirtualPitfalls {
  private static final int MONITORS_PIN_UNTIL = 23;

  /** One for each pattern that there is on virtual threads. */
  public static final List<Pitfall<VirtualCall>> ALL =
      List.of(
          row(
              Pattern.FILE,
              FileReads.class,
              FileReads::wrong,
              FileReads::right,
              Expected.waits(
                  "Files.readString",
                  "wrong",
                  "read and write large files on a pool of platform threads: they hold the"
                      + " carrier")),
          row(
              Pattern.CPU,
              Fibonacci.class,
              Fibonacci::wrong,
              Fibonacci::right,
              Expected.computes(
                  "fibonacci",
                  "run it on a pool of platform threads: what computes does not leave its"
                      + " carrier")),
          row(
              Pattern.MONITOR,
              Monitors.class,
              Monitors::wrong,
              Monitors::right,
              Expected.waits(
                      "Thread.sleep",
                      "wrong",
                      "on JDK 24+ this would not pin; until then use a ReentrantLock")
                  .until(MONITORS_PIN_UNTIL)),
          row(
              Pattern.LAZY,
              Lazies.class,
              Lazies::wrong,
              Lazies::right,
              Expected.waits(
                  "Thread.sleep",
                  "load",
                  "class initialisers pin on every JDK; initialise the class beforehand, on a"
                      + " platform thread")),
          row(
              Pattern.LOG,
              Logs.class,
              Logs::wrong,
              Logs::right,
              Expected.waits(
                  "BufferedOutputStream.write",
                  "wrong",
                  "put an AsyncAppender with neverBlock=true before Logback's appender")));

  private VirtualPitfalls() {}

  private static Pitfall<VirtualCall> row(
      Pattern pattern,
      Class<?> home,
      Form<VirtualCall> wrong,
      Form<VirtualCall> right,
      Expected expected) {
    return new Pitfall<>(pattern, Framework.VIRTUAL, home, wrong, right, expected);
  }
}
