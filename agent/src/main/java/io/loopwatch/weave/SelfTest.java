// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import io.loopwatch.probe.Probe;
import io.loopwatch.probe.Slot;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Proves each advice alive: weaves {@link SelfTestLoop}, a loop in miniature, runs it and reads
 * from its slot that every hook fired. It runs once, before the first class of the application is
 * woven, and takes about 10 ms.
 */
final class SelfTest {
  private static final String TYPE = SelfTestLoop.class.getName().replace('.', '/');

  private SelfTest() {}

  /**
   * Runs it on the calling thread, whose slot is as before afterwards; returns what failed, or
   * null.
   *
   * @param asks whether it is wanted who submitted each task
   */
  static @Nullable String run(boolean asks) {
    Slot before = Probe.current();
    try {
      return before == null ? runUnwatched(asks) : null;
    } catch (ReflectiveOperationException | IOException | RuntimeException | LinkageError failure) {
      return failure.toString();
    }
  }

  private static @Nullable String runUnwatched(boolean asks)
      throws ReflectiveOperationException, IOException {
    Class<?> woven = define(SelfTestLoop.class, rows(asks));
    Runnable loop = (Runnable) woven.getDeclaredConstructor().newInstance();
    try {
      loop.run();
      String failure = verdict(Probe.current(), loop);
      return failure == null && asks ? OriginSelfTest.run() : failure;
    } finally {
      Probe.forget();
    }
  }

  /** A class of this package, woven: rows that are missing are a failure. */
  static Class<?> define(Class<?> type, List<HookPoint> rows)
      throws IOException, IllegalAccessException {
    Weaver.Result result = Weaver.weave(bytes(type.getSimpleName() + ".class"), rows);
    if (result.bytes() == null || !result.missing().isEmpty()) {
      throw new IllegalStateException("not placed: " + result.missing());
    }
    return MethodHandles.lookup().defineHiddenClass(result.bytes(), true).lookupClass();
  }

  private static byte[] bytes(String file) throws IOException {
    try (InputStream in = SelfTest.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not in the jar");
      }
      return in.readAllBytes();
    }
  }

  private static List<HookPoint> rows(boolean asks) {
    List<HookPoint> rows = new ArrayList<>();
    rows.add(row(Advice.TASKS, "tasks"));
    rows.add(row(asks ? Advice.ASKED : Advice.TASK, "task"));
    rows.add(row(asks ? Advice.ASKED_CALL : Advice.TASK_CALL, "taskCall"));
    rows.add(row(Advice.IO, "io"));
    rows.add(row(Advice.POLL, "poll"));
    rows.add(row(Advice.TAKE, "take"));
    rows.add(row(Advice.TURN, "turn"));
    rows.add(row(Advice.CUSTOM, "custom"));
    rows.add(row(Advice.DISPATCH, "dispatch"));
    return rows;
  }

  private static HookPoint row(Advice advice, String method) {
    return new HookPoint(TYPE, List.of(method), advice, "*");
  }

  private static @Nullable String verdict(@Nullable Slot slot, Runnable loop) {
    if (slot == null || slot.loop() != loop || slot.queue() == null) {
      return "the loop was not seen";
    }
    if (slot.tasks() != 3 || slot.callbacks() != 6) {
      return "saw " + slot.tasks() + " of 3 tasks and " + slot.callbacks() + " of 6 callbacks";
    }
    if (slot.turns().ended() != 3 || slot.turns().beganNanos() != 0) {
      return "saw " + slot.turns().ended() + " of 3 turns";
    }
    if (!slot.hasDispatched()) {
      return "the dispatch was not seen";
    }
    return null;
  }
}
