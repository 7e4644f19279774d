// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.Operation;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlockingRecordTest {
  private static final StackTraceElement SLEEP =
      new StackTraceElement(null, "java.base", null, "java.lang.Thread", "sleep", "Thread.java", 5);
  private static final StackTraceElement ORDERS =
      new StackTraceElement("com.acme.Orders", "load", "Orders.java", 42);
  private static final List<StackTraceElement> STACK = List.of(SLEEP, ORDERS);

  @Test
  void call_isToldWithDurationLineAndStack() {
    long mark = BlockingRecord.mark();
    BlockingRecord.add("Thread.sleep", "a-loop", 3_140_000L, STACK);
    assertThat(end(mark))
        .containsExactly(
            """
            Thread.sleep blocked a-loop for 3.1 ms at com.acme.Orders.load(Orders.java:42)
            \tat java.base/java.lang.Thread.sleep(Thread.java:5)
            \tat com.acme.Orders.load(Orders.java:42)""");
  }

  @Test
  void refusedCall_isToldWithoutDuration() {
    long mark = BlockingRecord.mark();
    BlockingRecord.add(
        new LoopwatchBlockingError(new Operation("Thread.sleep", "sleep"), "a-loop", STACK));
    assertThat(end(mark))
        .singleElement()
        .asString()
        .startsWith(
            "Thread.sleep refused on a-loop at com.acme.Orders.load(Orders.java:42)\n\tat ");
  }

  @Test
  void withoutAWindow_nothingIsWantedOrKept() {
    assertThat(BlockingRecord.isWanted()).isFalse();
    add("before");
    long mark = BlockingRecord.mark();
    assertThat(BlockingRecord.isWanted()).isTrue();
    assertThat(end(mark)).isEmpty();
    assertThat(BlockingRecord.isWanted()).isFalse();
  }

  @Test
  void eachWindow_seesWhatCameSinceItsMark() {
    long first = BlockingRecord.mark();
    add("one");
    long second = BlockingRecord.mark();
    add("two");
    assertThat(BlockingRecord.since(first))
        .extracting(BlockingRecordTest::word)
        .containsExactly("one", "two");
    assertThat(end(first)).hasSize(2);
    add("three");
    assertThat(end(second)).extracting(BlockingRecordTest::word).containsExactly("two", "three");
  }

  @Test
  void moreThanFit_dropsTheOldestAndCounts() {
    long mark = BlockingRecord.mark();
    IntStream.range(0, 300).forEach(number -> add("call" + number));
    List<String> calls = end(mark);
    assertThat(calls).hasSize(257);
    assertThat(calls.get(0)).isEqualTo("(44 older ones were dropped)");
    assertThat(word(calls.get(1))).isEqualTo("call44");
    assertThat(word(calls.get(256))).isEqualTo("call299");
  }

  @Test
  void lateWindow_isNotToldOfWhatWasDroppedBeforeIt() {
    long early = BlockingRecord.mark();
    IntStream.range(0, 300).forEach(number -> add("call" + number));
    long late = BlockingRecord.mark();
    add("last");
    assertThat(end(late)).extracting(BlockingRecordTest::word).containsExactly("last");
    end(early);
  }

  @Test
  void manyThreads_loseNothing() throws InterruptedException {
    long mark = BlockingRecord.mark();
    List<Thread> threads =
        IntStream.range(0, 4)
            .mapToObj(number -> new Thread(() -> IntStream.range(0, 50).forEach(i -> add("x"))))
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(end(mark)).hasSize(200);
  }

  @Test
  void settle_asksTheAgent() {
    AtomicInteger asked = new AtomicInteger();
    BlockingRecord.settle();
    assertThat(BlockingRecord.isAttached()).isFalse();
    try (PlayedAgent agent = PlayedAgent.attach(asked::incrementAndGet)) {
      assertThat(BlockingRecord.isAttached()).isTrue();
      BlockingRecord.settle();
    }
    BlockingRecord.settle();
    assertThat(asked).hasValue(1);
  }

  private static void add(String operation) {
    BlockingRecord.add(operation, "a-loop", 1_000_000L, STACK);
  }

  private static List<String> end(long mark) {
    List<String> calls = BlockingRecord.since(mark);
    BlockingRecord.close();
    return calls;
  }

  private static String word(String call) {
    return call.substring(0, call.indexOf(' '));
  }
}
