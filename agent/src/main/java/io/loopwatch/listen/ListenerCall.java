// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.listen;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;

/**
 * A listener of the application's, and the copy of the API that it was compiled against: the
 * agent's own where the application's class loader asks the system class loader, or one that it has
 * itself. Reaches the application's class loader, so nothing but that loader's own classes may hold
 * it: see {@link Listener}.
 */
final class ListenerCall {
  static final String LISTENER = "io.loopwatch.api.LoopwatchListener";
  private static final String EVENT = "io.loopwatch.api.LoopwatchEvent";

  private final Object listener;
  private final Method make;
  private final Method tell;

  private ListenerCall(Object listener, Method make, Method tell) {
    this.listener = listener;
    this.make = make;
    this.tell = tell;
  }

  /**
   * A way to call it.
   *
   * @param api the copy of {@code LoopwatchListener} that it implements
   * @throws ReflectiveOperationException where the copy is not what this agent knows
   */
  static ListenerCall of(Object listener, Class<?> api) throws ReflectiveOperationException {
    Class<?> event = Class.forName(EVENT, false, api.getClassLoader());
    return new ListenerCall(
        listener, event.getMethod("of", Map.class), api.getMethod("event", event));
  }

  /** Tells it; throws whatever it throws. */
  void tell(Map<String, Object> fields) throws Throwable {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(listener.getClass().getClassLoader());
    try {
      tell.invoke(listener, make.invoke(null, fields));
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause() == null ? thrown : thrown.getCause();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
