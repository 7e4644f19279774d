// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

/** A thread that plays a loop: it calls the probe as the test says. */
public final class LoopThread extends PlayedThread {
  /** The loop that it plays. */
  public final PlayedLoop loop;

  /** A thread that the probe does not know yet. */
  public LoopThread(String name, PlayedLoop loop) {
    super(name);
    this.loop = loop;
  }

  /** A loop that the probe has seen at its task queue and at a poll: it is in its first turn. */
  public static LoopThread seen() {
    return seen("loop-1", new PlayedLoop());
  }

  /** The same. */
  public static LoopThread seen(String name, PlayedLoop loop) {
    LoopThread seen = new LoopThread(name, loop);
    seen.on(seen::toTasks);
    seen.on(Probe::sleepBegin);
    seen.on(Probe::sleepEnd);
    seen.on(seen::toTasks);
    return seen;
  }

  /** To be called on the thread: the loop turns to its task queue. */
  public void toTasks() {
    Probe.tasks(loop, loop.queue);
  }

  /** To be called on the thread: the loop takes its next task. */
  public void take() {
    Probe.take(loop, loop.queue);
  }

  /** The slot of the thread, or null. */
  public Slot slot() {
    return ask(Probe::current);
  }
}
