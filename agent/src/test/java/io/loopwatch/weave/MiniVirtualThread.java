// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import java.util.ArrayList;
import java.util.List;

/** Runs and parks as the JDK's virtual threads do, for the tests to weave. */
@SuppressWarnings("unused") // by reflection
public class MiniVirtualThread {
  /** What the test has it come to. */
  public enum Way {
    RUNS,
    IS_DONE,
    IS_TAKEN_BY_ANOTHER_CARRIER,
    IS_RUN_BY_NO_CARRIER,
    FAILS_TO_MOUNT,
    FAILS_TO_UNMOUNT
  }

  /** What became of it. */
  public final List<String> trace = new ArrayList<>();

  public Way way = Way.RUNS;

  /** What it does while it is mounted, or while it parks. */
  public Runnable body = () -> {};

  private void runContinuation() {
    if (way == Way.IS_RUN_BY_NO_CARRIER) {
      throw new IllegalCallerException("not a carrier");
    }
    if (way == Way.IS_DONE || way == Way.IS_TAKEN_BY_ANOTHER_CARRIER) {
      trace.add("return");
      return;
    }
    mount();
    try {
      body.run();
    } finally {
      unmount();
      trace.add("after");
    }
    trace.add("end");
  }

  /** Of the same name, and none. */
  private void runContinuation(int times) {
    for (int i = 0; i < times; i++) {
      runContinuation();
    }
  }

  private void mount() {
    trace.add("mount");
    if (way == Way.FAILS_TO_MOUNT) {
      throw new OutOfMemoryError("mount");
    }
  }

  private void unmount() {
    trace.add("unmount");
    if (way == Way.FAILS_TO_UNMOUNT) {
      throw new StackOverflowError("unmount");
    }
  }

  private boolean yieldContinuation() {
    unmount();
    try {
      body.run();
      return true;
    } finally {
      mount();
    }
  }

  private void parkOnCarrierThread(boolean timed, long nanos) {
    if (timed && nanos <= 0) {
      return;
    }
    try {
      body.run();
    } finally {
      trace.add("unparked");
    }
  }
}
