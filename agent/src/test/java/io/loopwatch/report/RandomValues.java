// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.Pin;
import io.loopwatch.event.PinReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Random values, with what is hardest to write and to read among them. */
final class RandomValues {
  private static final String[] HARD = {
    "",
    "\"",
    "\\",
    "</script><!--",
    "a\nb\r\tc",
    "\u0000\u0001\u001b\u007f",
    "\u2028\u2029\u0085",
    "\ud800",
    "\udc00x\ud83d",
    "\ud83d\ude00",
    "\uFEFF\uFFFE",
    "null",
    "{\"type\":\"start\"}",
    "\u202Eabc",
    "x".repeat(700),
  };

  private final SplittableRandom random;

  RandomValues(long seed) {
    random = new SplittableRandom(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean flag() {
    return random.nextBoolean();
  }

  <T> @Nullable T maybe(Supplier<T> value) {
    return flag() ? value.get() : null;
  }

  <T> T of(T[] values) {
    return values[below(values.length)];
  }

  <T> List<T> list(int most, Supplier<T> value) {
    List<T> list = new ArrayList<>();
    for (int i = below(most + 1); i > 0; i--) {
      list.add(value.get());
    }
    return list;
  }

  String text() {
    if (below(3) == 0) {
      return of(HARD);
    }
    StringBuilder text = new StringBuilder();
    for (int i = below(12); i > 0; i--) {
      text.append((char) random.nextInt(below(2) == 0 ? 0x80 : 0x10000));
    }
    return text.toString();
  }

  Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    for (int i = below(4); i > 0; i--) {
      texts.put(Utf8.of(text()), text());
    }
    return texts;
  }

  /** 0 or greater, of any size. */
  long figure() {
    return random.nextLong() >>> 1 + random.nextInt(63);
  }

  long figureOrUnknown() {
    return below(4) == 0 ? -1 : figure();
  }

  int smallOrUnknown() {
    return below(4) == 0 ? -1 : below(1_000);
  }

  Instant time() {
    return Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
  }

  LoopId loop() {
    return new LoopId(text(), of(LoopKind.values()));
  }

  StackTraceElement frame() {
    return new StackTraceElement(
        null, flag() ? text() : null, null, text(), text(), flag() ? text() : null, below(50) - 3);
  }

  List<StackTraceElement> stack() {
    return list(12, this::frame);
  }

  Pin pin() {
    return new Pin(of(PinReason.values()), maybe(this::frame), text());
  }
}
