// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** An Instrumentation that does nothing but tell what was asked of it. */
final class PlayedInstrumentation {
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final List<Object[]> arguments = new CopyOnWriteArrayList<>();
  private final Consumer<String> onCall;

  PlayedInstrumentation() {
    this(method -> {});
  }

  /** {@code onCall} is given each method's name and may throw. */
  PlayedInstrumentation(Consumer<String> onCall) {
    this.onCall = onCall;
  }

  Instrumentation instrumentation() {
    return (Instrumentation)
        Proxy.newProxyInstance(
            PlayedInstrumentation.class.getClassLoader(),
            new Class<?>[] {Instrumentation.class},
            (proxy, method, given) -> {
              calls.add(method.getName());
              arguments.add(given);
              onCall.accept(method.getName());
              return method.getReturnType().isArray() ? new Class<?>[0] : null;
            });
  }

  /** Names of the methods called, in order. */
  List<String> calls() {
    return calls;
  }

  /** The arguments of the one call of that method. */
  Object[] argumentsOf(String method) {
    return arguments.get(calls.indexOf(method));
  }
}
