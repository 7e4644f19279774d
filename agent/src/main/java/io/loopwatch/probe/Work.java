// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

/** A virtual thread that blocked, and for whom it worked by then. Immutable. */
public final class Work {
  private final Thread thread;
  private final Object context;

  Work(Thread thread, Object context) {
    this.thread = thread;
    this.context = context;
  }

  /** The virtual thread. */
  public Thread thread() {
    return thread;
  }

  /** The Vert.x context that it worked for, or null. */
  public Object context() {
    return context;
  }
}
