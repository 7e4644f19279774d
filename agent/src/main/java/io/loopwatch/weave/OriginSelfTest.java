// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import io.loopwatch.probe.Origins;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Proves alive what tells who submitted a task. */
final class OriginSelfTest {
  private static final String TYPE = SelfTestQueue.class.getName().replace('.', '/');

  private OriginSelfTest() {}

  /** Returns what failed, or null. {@link Origins} must be open. */
  static @Nullable String run() throws ReflectiveOperationException, IOException {
    Class<?> woven =
        SelfTest.define(
            SelfTestQueue.class,
            List.of(row(Advice.SUBMIT, "submit"), row(Advice.SCHEDULE, "schedule")));
    @SuppressWarnings("unchecked") // it is SelfTestQueue, woven
    Consumer<Object> queue = (Consumer<Object>) woven.getDeclaredConstructor().newInstance();
    Object task = new SelfTestTask();
    queue.accept(task);
    return Origins.isKnown(task) && Origins.isKnown(queue)
        ? null
        : "it was not seen who submitted a task or set a timer";
  }

  private static HookPoint row(Advice advice, String method) {
    return new HookPoint(TYPE, List.of(method), advice, "*");
  }
}
