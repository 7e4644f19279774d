// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import io.loopwatch.event.Cause;
import io.loopwatch.event.HeldLock;
import java.util.List;

/** Hints of pauses, classes, locks and native code. */
final class SpecialHints {
  static final List<Hint> ROWS =
      List.of(
          Hint.everywhere(
              it -> it.cause() == Cause.GC && it.calls("java.lang.Runtime.gc"),
              "remove the call of System.gc(), or start with -XX:+DisableExplicitGC"),
          Hint.everywhere(
              it -> it.cause() == Cause.SAFEPOINT,
              "start with -Xlog:safepoint: it names what stopped the threads"),
          Hint.everywhere(
              it -> it.cause() == Cause.DESCHEDULED && it.is(Doing.QUOTA),
              "raise the container's CPU limit, or give the JVM fewer threads"
                  + " (-XX:ActiveProcessorCount)"),
          Hint.everywhere(
              it -> it.cause() == Cause.DESCHEDULED && it.is(Doing.STEAL),
              "the host of this virtual machine is overcommitted (st in top): move it, or give it"
                  + " processors of its own"),
          Hint.everywhere(
              it -> it.cause() == Cause.CLASS_LOADING && it.is("initialisation of *"),
              "initialise {class} at start-up: Class.forName(\"{class}\")"),
          Hint.everywhere(
              it -> it.cause() == Cause.CLASS_LOADING,
              "touch the class at start-up, or archive the classes (-XX:ArchiveClassesAtExit)"),
          Hint.everywhere(
              it -> it.cause().isOfCode() && it.initialiser() != null,
              "initialise {class} at start-up, before a loop needs it: Class.forName(\"{class}\")"),
          Hint.everywhere(
              it -> it.cause() == Cause.LOCK && isHeldAcrossACall(it),
              "do not hold the lock across {held}, as {owner} does"),
          Hint.everywhere(
              it -> it.cause() == Cause.LOCK && ownerOf(it) != null && !LibraryHints.logs(it),
              "confine the state to one loop and hand it tasks, or shorten what {owner} does under"
                  + " the lock"),
          Hint.of(it -> it.cause() == Cause.NATIVE && !it.is(""), "call {operation} {elsewhere}"));

  private SpecialHints() {}

  private static boolean isHeldAcrossACall(Case it) {
    HeldLock lock = it.lock();
    return lock != null && lock.owner() != null && !held(lock).isEmpty();
  }

  private static @org.jspecify.annotations.Nullable String ownerOf(Case it) {
    HeldLock lock = it.lock();
    return lock == null ? null : lock.owner();
  }

  /** The call of the JDK that the owner of a lock is in; empty where it is in none. */
  static String held(HeldLock lock) {
    String called = Operations.called(lock.ownerStack());
    return called == null ? "" : called;
  }
}
