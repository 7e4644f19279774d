// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.child.carrier;

import java.util.List;
import java.util.concurrent.ThreadFactory;

/** Makes virtual threads on the JDKs that have them; these classes run on JDK 17 too. */
final class Virtual {
  /** Found once, so that nothing which is measured goes through reflection. */
  private static final ThreadFactory FACTORY = factory();

  private Virtual() {}

  /** A thread that is not started. */
  static Thread thread(Runnable work) {
    return FACTORY.newThread(work);
  }

  /** Runs each on a thread of its own, and waits for all. */
  static void runAll(List<? extends Runnable> work) {
    List<Thread> threads = work.stream().map(Virtual::thread).toList();
    threads.forEach(Thread::start);
    threads.forEach(Virtual::join);
  }

  /** Waits for its end. */
  static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  private static ThreadFactory factory() {
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      return (ThreadFactory)
          Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
    } catch (ReflectiveOperationException failure) {
      throw new IllegalStateException("no virtual threads before JDK 21", failure);
    }
  }
}
