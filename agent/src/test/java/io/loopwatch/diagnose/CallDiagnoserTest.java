// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.BlockingCall;
import io.loopwatch.event.BlockingEvidence;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.Operation;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallDiagnoserTest {
  private final CallDiagnoser diagnoser =
      new CallDiagnoser(
          new Frames(List.of()), new Allowances(List.of("com.acme.Fine"), List.of("dns")));

  private static StackTraceElement frame(String method) {
    int dot = method.lastIndexOf('.');
    return new StackTraceElement(method.substring(0, dot), method.substring(dot + 1), null, 7);
  }

  private BlockingCall call(Operation row, String... frames) {
    List<StackTraceElement> stack = Arrays.stream(frames).map(CallDiagnoserTest::frame).toList();
    return diagnoser.diagnose(
        new BlockingEvidence(
            1,
            Instant.EPOCH,
            new LoopId("loop-1", LoopKind.NETTY),
            1,
            1,
            1,
            row,
            stack,
            Map.of(),
            0));
  }

  private BlockingCall park(String... frames) {
    return call(new Operation("LockSupport.park", "park"), frames);
  }

  @Test
  void operation_isWhatTheApplicationCalled() {
    BlockingCall call =
        park(
            "java.util.concurrent.locks.LockSupport.park",
            "java.util.concurrent.CompletableFuture$Signaller.block",
            "java.util.concurrent.CompletableFuture.get",
            "com.acme.Orders.load",
            "com.acme.Handler.handle",
            "io.netty.channel.nio.NioEventLoop.run");

    assertThat(call.operation()).isEqualTo("CompletableFuture.get");
    assertThat(call.culprit().getClassName()).isEqualTo("com.acme.Orders");
    assertThat(call.callback()).isEqualTo("com.acme.Handler");
  }

  @Test
  void operationOutsideTheJdk_isTheRows() {
    BlockingCall call =
        call(
            new Operation("Statement.execute", "jdbc"),
            "org.h2.jdbc.JdbcStatement.execute",
            "com.acme.Orders.load");

    assertThat(call.operation()).isEqualTo("Statement.execute");
    assertThat(call.culprit().getMethodName()).isEqualTo("load");
  }

  @Test
  void callWithoutAStack_isTheRows_andNobodys() {
    BlockingCall call = park();

    assertThat(call.operation()).isEqualTo("LockSupport.park");
    assertThat(call.culprit()).isNull();
    assertThat(call.callback()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "java.io.FileOutputStream.<init>, new FileOutputStream",
    "java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject.await, Condition.await",
    "sun.nio.fs.UnixPath.toRealPath, Path.toRealPath",
    "sun.nio.ch.SocketInputStream.read, Socket.read",
    "java.net.Socket$SocketOutputStream.write, Socket.write",
    "jdk.internal.net.http.HttpClientFacade.send, HttpClient.send",
    "java.lang.Thread.sleep, Thread.sleep",
  })
  void operation_isInAUsersWords(String frame, String operation) {
    assertThat(park(frame, "com.acme.Orders.load").operation()).isEqualTo(operation);
  }

  @Test
  void reflection_andStreamsOfBytes_standBetween() {
    assertThat(
            park(
                    "java.lang.Thread.sleep",
                    "jdk.internal.reflect.DirectMethodHandleAccessor.invoke",
                    "java.lang.reflect.Method.invoke",
                    "com.acme.Orders.load")
                .operation())
        .isEqualTo("Thread.sleep");
    assertThat(
            park(
                    "java.net.Socket$SocketOutputStream.write",
                    "java.io.OutputStream.write",
                    "com.acme.Orders.load")
                .operation())
        .isEqualTo("Socket.write");
  }

  @Test
  void allows_whatIsAllowed_andNothingElse() {
    assertThat(diagnoser.allows(park("java.lang.Thread.sleep", "com.acme.Fine.load"))).isTrue();
    assertThat(diagnoser.allows(park("java.lang.Thread.sleep", "com.acme.Finer.load"))).isFalse();
    assertThat(diagnoser.allows(call(new Operation("InetAddress.getByName", "dns")))).isTrue();
  }
}
