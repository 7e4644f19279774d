// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import io.loopwatch.probe.Probe;
import io.loopwatch.probe.Slot;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Proves the hooks of blocking calls alive: first each kind of them in miniature, then, once they
 * are placed, those rows of the table that can be tried without harm.
 */
final class CallsSelfTest {
  private static final String TYPE = SelfTestCalls.class.getName().replace('.', '/');

  /** Numbers that no operation has. */
  private static final int LEAF = 250;

  private static final int SCOPE = 251;
  private static final int CHANNEL = 252;
  private static final int EMPTY = 253;

  private CallsSelfTest() {}

  /**
   * Tries each kind on the calling thread, whose slot is as before; returns what failed, or null.
   */
  static @Nullable String run() {
    try {
      return Probe.current() == null ? runUnwatched() : null;
    } catch (ReflectiveOperationException | IOException | RuntimeException | LinkageError failure) {
      return failure.toString();
    }
  }

  private static @Nullable String runUnwatched() throws ReflectiveOperationException, IOException {
    Class<?> woven = SelfTest.define(SelfTestCalls.class, rows());
    Runnable callback = (Runnable) woven.getDeclaredConstructor().newInstance();
    try {
      callback.run();
      return verdict(Probe.current());
    } finally {
      Probe.forget();
    }
  }

  private static List<HookPoint> rows() {
    return List.of(
        new HookPoint(TYPE, List.of("run"), Advice.CUSTOM, "*"),
        new HookPoint(TYPE, List.of("leaf"), Advice.LEAF, LEAF, "*"),
        new HookPoint(TYPE, List.of("scope"), Advice.SCOPE, SCOPE, "*"),
        new HookPoint(TYPE, List.of("empty"), Advice.SCOPE, EMPTY, "*"),
        new HookPoint(TYPE, List.of("channel"), Advice.CHANNEL, CHANNEL, "*"),
        new HookPoint(TYPE, List.of("nativeCall"), Advice.NATIVE_CALL, "*"));
  }

  private static @Nullable String verdict(@Nullable Slot slot) {
    if (slot == null) {
      return "the callback was not seen";
    }
    int sleep = BlockingPoints.number(NativeCall.SLEEP.operation);
    long[] expected = {LEAF, 1, SCOPE, 1, CHANNEL, 1, sleep, 1};
    long[] seen = withoutNanos(slot.callSums(slot.sequence() - 1));
    return Arrays.equals(seen, expected) ? null : "saw the calls " + Arrays.toString(seen);
  }

  private static long[] withoutNanos(long @Nullable [] sums) {
    int rows = sums == null ? 0 : sums.length / 3;
    long[] counts = new long[2 * rows];
    for (int i = 0; sums != null && i < rows; i++) {
      counts[2 * i] = sums[3 * i];
      counts[2 * i + 1] = sums[3 * i + 1];
    }
    return counts;
  }
}
