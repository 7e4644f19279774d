// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** The JVM's own threads, and how it was asked for them. */
final class AskedThreads {
  private final ThreadMXBean real = ManagementFactory.getThreadMXBean();
  private final List<Asked> asked = new ArrayList<>();

  /** One question: for how many frames of which thread. */
  record Asked(long id, int depth) {}

  /** What is to be asked. */
  ThreadMXBean bean() {
    return (ThreadMXBean)
        Proxy.newProxyInstance(
            AskedThreads.class.getClassLoader(), new Class<?>[] {ThreadMXBean.class}, this::answer);
  }

  private Object answer(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.getReturnType() == ThreadInfo.class) {
      asked.add(new Asked((long) arguments[0], arguments.length == 1 ? 0 : (int) arguments[1]));
    } else if (method.getReturnType() == ThreadInfo[].class) {
      throw new AssertionError("one thread is asked for: " + method);
    }
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException failure) {
      throw failure.getCause();
    }
  }

  /** The depths in which that thread was asked for since the last call, in order. */
  List<Integer> depths(Thread thread) {
    List<Integer> depths =
        asked.stream().filter(each -> each.id == thread.getId()).map(Asked::depth).toList();
    asked.removeIf(each -> each.id == thread.getId());
    return depths;
  }
}
