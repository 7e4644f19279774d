// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import io.loopwatch.event.Evidence;
import io.loopwatch.event.HeldLock;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.Phase;
import io.loopwatch.event.Sample;
import io.loopwatch.event.StallKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Stacks written as {@code com.acme.Orders.load}, innermost first; natives as {@code …#native}. */
final class Stacks {
  private static final String NATIVE = "#native";
  private static final int NATIVE_LINE = -2;

  private Stacks() {}

  static StackTraceElement frame(String text) {
    boolean isNative = text.endsWith(NATIVE);
    String name = isNative ? text.substring(0, text.length() - NATIVE.length()) : text;
    int dot = name.lastIndexOf('.');
    String file = name.substring(name.lastIndexOf('.', dot - 1) + 1, dot) + ".java";
    return new StackTraceElement(
        name.substring(0, dot), name.substring(dot + 1), file, isNative ? NATIVE_LINE : 42);
  }

  static List<StackTraceElement> stack(String... frames) {
    return Arrays.stream(frames).map(Stacks::frame).toList();
  }

  static Sample sample(Thread.State state, String... frames) {
    return new Sample(stack(frames), state, null, false);
  }

  static Sample late(Thread.State state, String... frames) {
    return new Sample(stack(frames), state, null, true);
  }

  static Sample held(Thread.State state, String owner, String... frames) {
    HeldLock lock = new HeldLock("java.lang.Object@1f", owner, List.of());
    return new Sample(stack(frames), state, lock, false);
  }

  /** One that waits for {@code com.acme.Prices}. */
  static Sample initialising(String owner, String... frames) {
    HeldLock type = HeldLock.ofClass("com.acme.Prices", owner, List.of());
    return new Sample(stack(frames), Thread.State.RUNNABLE, type, false);
  }

  static Sample inNative(String... frames) {
    return new Sample(stack(frames), Thread.State.RUNNABLE, null, false, true);
  }

  /** Pins of a JDK on which methods named {@code locked…} are synchronized. */
  static Pins pins(int java) {
    return new Pins(
        java,
        new PlayedCode(
            frame -> frame.getMethodName().startsWith("locked"),
            frame -> frame.getMethodName().startsWith("foreign")));
  }

  /** Of 100 ms, of which so many the thread had the CPU, and so many the collector ran. */
  static Evidence evidence(long cpuMillis, long gcMillis, Sample... samples) {
    return evidence(null, cpuMillis, gcMillis, samples);
  }

  static Evidence evidence(String callbackClass, long cpuMillis, long gcMillis, Sample... samples) {
    return evidence(LoopKind.NETTY, callbackClass, cpuMillis, gcMillis, samples);
  }

  /** Of a carrier. */
  static Evidence carrier(long cpuMillis, Sample... samples) {
    return evidence(LoopKind.CARRIER, null, cpuMillis, 0, samples);
  }

  private static Evidence evidence(
      LoopKind kind, String callbackClass, long cpuMillis, long gcMillis, Sample... samples) {
    long milli = 1_000_000;
    return new Evidence(
        1,
        StallKind.STALL,
        Phase.SEEN,
        Instant.EPOCH,
        new LoopId("loop-1", kind),
        100 * milli,
        100 * milli,
        List.of(samples),
        callbackClass,
        1,
        0,
        0,
        cpuMillis < 0 ? -1 : cpuMillis * milli,
        gcMillis < 0 ? -1 : gcMillis * milli,
        100 * milli,
        Map.of());
  }
}
