// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import static io.loopwatch.diagnose.Stacks.frame;
import static io.loopwatch.diagnose.Stacks.stack;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTest {
  private static final String[] SLEEP = {
    "java.lang.Thread.sleep0#native",
    "java.lang.Thread.sleep",
    "org.springframework.util.Retry.pause",
    "com.acme.orders.OrderStore.load",
    "com.acme.orders.OrdersHandler.channelRead",
    "io.netty.channel.AbstractChannelHandlerContext.invokeChannelRead",
    "io.netty.channel.nio.NioEventLoop.run",
    "java.lang.Thread.run",
  };

  private final Frames learnt = new Frames(List.of());

  @Test
  void culprit_isTheInnermostFrameOfTheApplication() {
    assertThat(learnt.culprit(stack(SLEEP))).isEqualTo(frame("com.acme.orders.OrderStore.load"));
  }

  @Test
  void culprit_withAppGiven_isTheInnermostFrameOfThosePackages() {
    assertThat(new Frames(List.of("org.springframework")).culprit(stack(SLEEP)))
        .isEqualTo(frame("org.springframework.util.Retry.pause"));
    assertThat(new Frames(List.of("com.acme")).culprit(stack(SLEEP)))
        .isEqualTo(frame("com.acme.orders.OrderStore.load"));
  }

  @Test
  void culprit_withAppGiven_matchesWholePackagesOnly() {
    String[] frames = {"com.acmebank.Ledger.book", "com.acme.Main.handle"};

    assertThat(new Frames(List.of("com.acme")).culprit(stack(frames)))
        .isEqualTo(frame("com.acme.Main.handle"));
  }

  @Test
  void culprit_whereNoFrameIsTheApplications_isTheInnermostLibrarys() {
    String[] frames = {
      "java.net.SocketInputStream.read", "org.postgresql.core.PGStream.receive", "reactor.Flux.map",
    };
    assertThat(learnt.culprit(stack(frames)))
        .isEqualTo(frame("org.postgresql.core.PGStream.receive"));
    assertThat(new Frames(List.of("com.acme")).culprit(stack(frames)))
        .isEqualTo(frame("org.postgresql.core.PGStream.receive"));
  }

  @Test
  void culprit_inTheLoopsOwnCodeOnly_isUnknown() {
    assertThat(
            learnt.culprit(
                stack(
                    "sun.nio.ch.EPoll.wait#native",
                    "io.netty.channel.nio.NioEventLoop.select",
                    "com.acme.shaded.io.netty.util.internal.ThreadExecutorMap$2.run",
                    "java.lang.Thread.run")))
        .isNull();
    assertThat(learnt.culprit(List.of())).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.netty.channel.nio.NioEventLoop.run",
        "io.grpc.netty.shaded.io.netty.channel.nio.NioEventLoop.run",
        "com.couchbase.client.core.deps.io.netty.util.concurrent.SingleThreadEventExecutor.run",
        "io.vertx.core.impl.ContextImpl.emit",
      })
  void isLoop_alsoOfARelocatedCopy(String loop) {
    assertThat(Frames.isLoop(frame(loop))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"com.acme.netty.Server.run", "io.nettyx.Main.run", "com.acme.Main.run"})
  void isLoop_ofOtherCode_isFalse(String other) {
    assertThat(Frames.isLoop(frame(other))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"javassist.Loader.run", "sunny.Main.run", "jdkish.Main.run"})
  void isJdk_ofNamesThatBeginLikeTheJdks_isFalse(String other) {
    assertThat(Frames.isJdk(frame(other))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "java.lang.Thread.sleep0#native, java.lang.Thread.sleep, Thread.sleep",
    "java.lang.Object.wait0#native, java.lang.Object.wait, Object.wait",
    "jdk.internal.misc.Unsafe.park#native, java.util.concurrent.CompletableFuture.get,"
        + " CompletableFuture.get",
    "sun.nio.ch.FileDispatcherImpl.write0#native, sun.nio.ch.FileChannelImpl.write,"
        + " FileChannel.write",
    "java.lang.Object.wait, java.lang.ProcessImpl.waitFor, Process.waitFor",
    "sun.nio.ch.Net.poll#native, jdk.internal.net.http.HttpClientFacade.send, HttpClient.send",
    "java.lang.Thread.yield, java.util.Timer$Inner.go, Timer.go",
  })
  void operation_isTheJdksMethodThatTheApplicationCalled(
      String inner, String outer, String expected) {
    assertThat(Frames.operation(stack(inner, outer, "com.acme.Main.run", "java.lang.Thread.run")))
        .isEqualTo(expected);
  }

  @Test
  void operation_insideTheApplicationsOwnCode_isNone() {
    assertThat(Frames.operation(stack("com.acme.Main.loop", "java.lang.Thread.run"))).isNull();
    assertThat(Frames.operation(List.of())).isNull();
  }

  @Test
  void callback_isTheClassThatTheLoopCalled() {
    assertThat(Frames.callback(stack(SLEEP))).isEqualTo("com.acme.orders.OrdersHandler");
  }

  @Test
  void callback_inTheLoopsOwnCodeOnly_isUnknown() {
    assertThat(Frames.callback(stack("io.netty.channel.nio.NioEventLoop.run"))).isNull();
  }
}
