// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import io.loopwatch.event.Sample;
import io.loopwatch.event.Usage;

/**
 * A part of a stall, and what is known of it. Immutable.
 *
 * @param sample the look at the thread that ended it; of the part that no sample stands for, one
 *     without a stack
 * @param nanos how long it was
 * @param usage where the thread's time went; pauses and CPU time are of the whole window
 * @param isSeen whether a sample stands for it
 * @param calledNanos of a part without a sample, what the woven calls that block took of it
 */
record Window(Sample sample, long nanos, Usage usage, boolean isSeen, long calledNanos) {
  /**
   * Whether the thread waited as it was looked at. A pause of the JVM does not lengthen a wait, so
   * it does not explain one.
   */
  boolean isWaiting() {
    return Waits.isAny(sample);
  }

  /** Whether it was in a native method that waits, of which CPU time is a part: a copy, say. */
  boolean isInBlockingNative() {
    boolean isNative = sample.state() == Thread.State.RUNNABLE || sample.inNative();
    return isNative && Waits.isBlocked(sample);
  }

  /**
   * In which the thread may have been paused: it was not while it used a processor. Whom a pause
   * had to wait for is not acquitted by it.
   */
  long unusedNanos() {
    long used = isSeen ? sample.usage().cpuNanos() : 0;
    return Math.max(0, nanos - Math.max(0, used));
  }

  /** Whether the JDK was loading a class. */
  boolean isLoading() {
    return Loading.isInnermost(sample.stack());
  }

  /**
   * Whether nothing but other threads' use of the processors is left to explain time without CPU:
   * it could run and hardly did, all figures but that very one are known, and it was in no native
   * method, where it may have waited for the JVM.
   */
  boolean leavesOnlyTheQueue() {
    return wasInJava()
        && usage.cpuNanos() >= 0
        && usage.cpuNanos() < nanos / 2
        && usage.gcNanos() >= 0
        && usage.queuedNanos() < 0;
  }

  /** Whether the thread was seen in code that only computes. */
  boolean wasInJava() {
    return sample.state() == Thread.State.RUNNABLE
        && !isInNative()
        && !sample.stack().isEmpty()
        && !sample.stack().get(0).isNativeMethod();
  }

  /**
   * Whether it was in code that is not the JVM's. That is asked after the stack is taken: of a look
   * that came late it may be where the loop polls already.
   */
  boolean isInNative() {
    return sample.inNative()
        && (!sample.late() || !sample.stack().isEmpty() && sample.stack().get(0).isNativeMethod());
  }
}
