// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HookPointTest {
  private static HookPoint in(String type) {
    return new HookPoint(type, List.of("run"), Advice.IO, "");
  }

  private static boolean isAround(String pattern, String name, String descriptor) {
    return new HookPoint("a/B", List.of("other", pattern), Advice.IO, "")
        .isAround(name, descriptor);
  }

  @ParameterizedTest
  @CsvSource({
    "io/netty/channel/nio/NioEventLoop, true",
    "io/grpc/netty/shaded/io/netty/channel/nio/NioEventLoop, true",
    "com/couchbase/client/core/deps/io/netty/channel/nio/NioEventLoop, true",
    "netty/channel/nio/NioEventLoop, true",
    "io/foonetty/channel/nio/NioEventLoop, false",
    "io/netty/channel/nio/NioEventLoopGroup, false",
    "io/netty/channel/nio/NioEventLoop$1, false",
    "io/netty/channel/nio/MyNioEventLoop, false",
    "NioEventLoop, false",
  })
  void isIn_matchesTheEndOfTheName_fromAPackageBoundaryOn(String name, boolean expected) {
    assertThat(in("netty/channel/nio/NioEventLoop").isIn(name)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "io/netty/channel/epoll/AbstractEpollChannel$AbstractEpollUnsafe, true",
    "io/netty/channel/epoll/EpollUnsafe, true",
    "shaded/io/netty/channel/epoll/EpollServerSocketChannel$EpollServerSocketUnsafe, true",
    "io/netty/channel/epoll/inner/EpollUnsafe, false",
    "io/netty/channel/kqueue/KQueueUnsafe, false",
    "io/netty/channel/epoll/EpollUnsafeBuffer, false",
    "io/foonetty/channel/epoll/EpollUnsafe, false",
  })
  void isIn_withAStar_matchesAnyClassOfThatPackageWithThatEnd(String name, boolean expected) {
    assertThat(in("netty/channel/epoll/*Unsafe").isIn(name)).isEqualTo(expected);
  }

  @Test
  void isAround_byName_takesAnyDescriptor() {
    assertThat(isAround("select", "select", "(Z)V")).isTrue();
    assertThat(isAround("select", "select", "(J)I")).isTrue();
    assertThat(isAround("select", "selectNow", "()I")).isFalse();
  }

  @Test
  void isAround_byBeginning_takesWhatFollows() {
    assertThat(isAround("epollWait*", "epollWait", "(Z)I")).isTrue();
    assertThat(isAround("epollWait*", "epollWaitNow", "()I")).isTrue();
    assertThat(isAround("epollWait*", "epollBusyWait", "()I")).isFalse();
  }

  @Test
  void isAround_byDescriptor_takesThatOverloadOnly() {
    assertThat(isAround("runTask(Ljava/lang/Runnable;)V", "runTask", "(Ljava/lang/Runnable;)V"))
        .isTrue();
    assertThat(isAround("runTask(Ljava/lang/Runnable;)V", "runTask", "()Ljava/lang/Object;"))
        .isFalse();
  }

  @Test
  void isAround_byBeginningOfTheDescriptor_tellsACallFromAnAccessor() {
    assertThat(isAround("handle(I*", "handle", "(I)V")).isTrue();
    assertThat(isAround("handle(I*", "handle", "(IIJ)V")).isTrue();
    assertThat(isAround("handle(I*", "handle", "()Lio/netty/channel/IoHandler;")).isFalse();
    assertThat(isAround("handle(I*", "handleAll", "(I)V")).isFalse();
  }

  @Test
  void isAround_byBeginningAndEnd_takesWhatIsBetween() {
    String pattern = "<init>(L*;Ljava/lang/Throwable;)V*";
    assertThat(isAround(pattern, "<init>", "(Lio/vertx/Context;Ljava/lang/Throwable;)V")).isTrue();
    assertThat(isAround(pattern, "<init>", "(Ljava/lang/Throwable;)V")).isFalse();
    assertThat(isAround(pattern, "<init>", "(Lio/vertx/Context;Ljava/lang/String;)V")).isFalse();
  }

  @Test
  void label_isShort() {
    HookPoint row = new HookPoint("netty/nio/NioEventLoop", List.of("a", "b*"), Advice.POLL, "");
    assertThat(row.label()).isEqualTo("NioEventLoop.a|b*");
  }

  @Test
  void isAround_byBeginningAndMiddle_tellsOverloadsApart() {
    String pattern = "schedule(L*/ScheduledFutureTask;)*";
    String task = "Lio/netty/util/concurrent/ScheduledFutureTask;";
    String future = "Lio/netty/util/concurrent/ScheduledFuture;";

    assertThat(isAround(pattern, "schedule", "(" + task + ")" + future)).isTrue();
    assertThat(isAround(pattern, "schedule", "(Lshaded/" + task.substring(1) + ")V")).isTrue();
    assertThat(isAround(pattern, "schedule", "(Ljava/lang/Runnable;J)" + future)).isFalse();
    assertThat(isAround(pattern, "scheduleFromEventLoop", "(" + task + ")V")).isFalse();
  }
}
