// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwatch.diagnose.Allowances;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BuiltInAllowancesTest {
  private static final String JDK = "(java|javax|jdk|sun)\\..*";

  /** Of methods that not every JDK has, the first that does. */
  private static final String NEWER = "java.util.concurrent.ForkJoinPool.spinLockRunState";

  private static final int NEWER_SINCE = 25;

  private final Allowances builtIn = new Allowances(BuiltInAllowances.frames(List.of()), List.of());

  static Stream<String> patterns() {
    return BuiltInAllowances.frames(List.of()).stream()
        .flatMap(pattern -> Arrays.stream(pattern.split(" > ", 2)));
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void aPatternIsWrittenAsUsersWriteTheirs(String pattern) {
    assertThat(FramePatterns.isPattern(pattern)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void whatIsOfTheJdkIsThere(String pattern) {
    if (pattern.matches(JDK) && !pattern.endsWith(".*") && isSince(pattern)) {
      assertThat(isClass(pattern) || isMethod(pattern)).as(pattern).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("io.loopwatch.config.BuiltInAllowances#rows")
  void textsFitThePage(BuiltInAllowances.Row row) {
    assertThat(row.name()).matches("[a-z]+(-[a-z]+)*");
    assertThat(row.reason()).isPrintable().matches("\\p{ASCII}+").doesNotContain("|");
    assertThat(row.reason()).doesNotEndWith(".");
    assertThat(row.frames()).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void namesAreUnique() {
    assertThat(BuiltInAllowances.names()).doesNotHaveDuplicates();
  }

  @Test
  void waitingForAQueuesOwnLockIsFine() throws InterruptedException {
    ArrayBlockingQueue<Integer> queue = new ArrayBlockingQueue<>(2, false, List.of(1));
    CountDownLatch release = new CountDownLatch(1);
    Thread holder = start(() -> queue.drainTo(new HeldList(release)));
    await().until(() -> isParkedUnder(holder, "drainTo"));
    Thread waiter = start(() -> queue.offer(2));
    await().until(() -> isParkedUnder(waiter, "offer"));

    assertThat(allowed(waiter)).isTrue();
    release.countDown();
    holder.join();
    waiter.join();
  }

  @Test
  void waitingForRoomInAQueueIsNot() throws InterruptedException {
    ArrayBlockingQueue<Integer> queue = new ArrayBlockingQueue<>(1, false, List.of(1));
    Thread waiter = start(() -> queue.offer(2, 1, TimeUnit.MINUTES));
    await().until(() -> isParkedUnder(waiter, "offer"));

    assertThat(allowed(waiter)).isFalse();
    waiter.interrupt();
    waiter.join();
  }

  @Test
  void theApplicationsOwnCallsAreNot() {
    assertThat(allows("java.lang.Thread.sleep", "com.acme.Foo.bar")).isFalse();
    assertThat(allows("java.util.concurrent.locks.ReentrantLock.lock", "com.acme.Foo.bar"))
        .isFalse();
    assertThat(allows("java.io.FileOutputStream.write", "ch.qos.logback.core.FileAppender.append"))
        .isFalse();
    assertThat(allows("java.util.concurrent.FutureTask.get", "com.acme.Foo.bar")).isFalse();
  }

  @Test
  void aTaskThatItsCallerRunsIsNot() {
    assertThat(
            allows(
                "java.lang.Thread.sleep",
                "com.acme.Task.run",
                "java.util.concurrent.ThreadPoolExecutor$CallerRunsPolicy.rejectedExecution",
                "java.util.concurrent.ThreadPoolExecutor.reject",
                "java.util.concurrent.ThreadPoolExecutor.execute"))
        .isFalse();
  }

  private boolean allows(String... frames) {
    List<StackTraceElement> stack = new ArrayList<>();
    for (String frame : frames) {
      int dot = frame.lastIndexOf('.');
      stack.add(new StackTraceElement(frame.substring(0, dot), frame.substring(dot + 1), null, -1));
    }
    return builtIn.allows(stack, "x", "x", "x");
  }

  private boolean allowed(Thread thread) {
    return builtIn.allows(List.of(thread.getStackTrace()), "LockSupport.park", "x", "park");
  }

  private static boolean isParkedUnder(Thread thread, String method) {
    String stack = Arrays.toString(thread.getStackTrace());
    return stack.contains("LockSupport.park") && stack.contains("." + method + "(");
  }

  private static Thread start(Callable<?> task) {
    Thread thread = new Thread(new FutureTask<>(task));
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static boolean isSince(String pattern) {
    return !pattern.equals(NEWER) || Runtime.version().feature() >= NEWER_SINCE;
  }

  private static boolean isMethod(String name) {
    int dot = name.lastIndexOf('.');
    String method = name.substring(dot + 1);
    return isClass(name.substring(0, dot))
        && (method.startsWith("<")
            || Arrays.stream(load(name.substring(0, dot)).getDeclaredMethods())
                .anyMatch(declared -> declared.getName().equals(method)));
  }

  private static boolean isClass(String name) {
    try {
      load(name);
      return true;
    } catch (LinkageError e) {
      return false;
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, null);
    } catch (ClassNotFoundException e) {
      throw new NoClassDefFoundError(name);
    }
  }

  /** Takes its first element only when it may. */
  private static final class HeldList extends ArrayList<Integer> {
    private static final long serialVersionUID = 1L;

    private final transient CountDownLatch release;

    HeldList(CountDownLatch release) {
      this.release = release;
    }

    @Override
    public boolean add(Integer element) {
      try {
        release.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return super.add(element);
    }
  }
}
