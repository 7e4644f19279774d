// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Brings answers of a fixture to who asked: {@code @7 text}, or {@code !7 text} where the command
 * failed.
 */
final class Answers implements Consumer<String> {
  private final AtomicLong numbers = new AtomicLong();
  private final Map<Long, CompletableFuture<String>> open = new ConcurrentHashMap<>();

  /** The number for a command whose answer {@code answer} is to get. */
  long expect(CompletableFuture<String> answer) {
    long number = numbers.incrementAndGet();
    open.put(number, answer);
    return number;
  }

  /** A line of stdout. */
  @Override
  public void accept(String line) {
    if (!line.startsWith("@") && !line.startsWith("!")) {
      return;
    }
    int space = line.indexOf(' ');
    CompletableFuture<String> answer = open.remove(Long.parseLong(line.substring(1, space)));
    String text = line.substring(space + 1);
    if (answer != null && line.startsWith("@")) {
      answer.complete(text);
    } else if (answer != null) {
      answer.completeExceptionally(new AssertionError(text));
    }
  }

  /** Fails all that are open. */
  void fail(String why) {
    open.values().forEach(answer -> answer.completeExceptionally(new AssertionError(why)));
    open.clear();
  }
}
