// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.BlockingCall;
import io.loopwatch.event.BlockingEvidence;
import io.loopwatch.event.Holder;
import io.loopwatch.event.Lag;
import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.Operation;
import io.loopwatch.event.Phase;
import io.loopwatch.event.PinReason;
import io.loopwatch.event.SchedulerState;
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
          new Frames(List.of()),
          new Allowances(List.of("com.acme.Fine"), List.of("dns")),
          Stacks.pins(21));

  private static StackTraceElement frame(String method) {
    int dot = method.lastIndexOf('.');
    return new StackTraceElement(method.substring(0, dot), method.substring(dot + 1), null, 7);
  }

  private BlockingCall call(Operation row, String... frames) {
    return call(false, row, frames);
  }

  private BlockingCall call(boolean isPinned, Operation row, String... frames) {
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
            0,
            isPinned));
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

  private BlockingCall pin(boolean isPinned) {
    return call(
        isPinned,
        new Operation("pinned park", "pin"),
        "java.lang.VirtualThread.parkOnCarrierThread",
        "java.lang.VirtualThread.parkNanos",
        "java.lang.VirtualThread.sleepNanos",
        "java.lang.Thread.sleep",
        "com.acme.Orders.lockedLoad",
        "java.lang.VirtualThread.run");
  }

  @Test
  void pin_tellsWhatPins() {
    assertThat(pin(true).operation()).isEqualTo("Thread.sleep");
    assertThat(pin(true).pin().reason()).isEqualTo(PinReason.SYNCHRONIZED);
    assertThat(pin(true).pin().frame()).isEqualTo(frame("com.acme.Orders.lockedLoad"));
  }

  @Test
  void callThatIsToldAsACall_tellsOfNoPin() {
    assertThat(pin(false).operation()).isEqualTo("Thread.sleep");
    assertThat(pin(false).pin()).isNull();
  }

  private static Holder holder(String... frames) {
    return new Holder("worker-1", "#31", 31, 1, Stacks.stack(frames), 17, null, null);
  }

  private static Lag lag(SchedulerState scheduler) {
    LoopId carriers = new LoopId("carriers", LoopKind.CARRIER);
    return new Lag(1, Phase.SEEN, Instant.EPOCH, carriers, 1, 1, 3, 0, scheduler);
  }

  private Holder blamed(Holder holder) {
    SchedulerState starved = new SchedulerState(1, 1, 1, 3, true, List.of(holder));
    return diagnoser.diagnose(lag(starved)).scheduler().holders().get(0);
  }

  @Test
  void holder_isToldWhatItDoesAndWhere() {
    Holder sleeper =
        blamed(holder("java.lang.Thread.sleep", "com.acme.Orders.load", "java.lang.Thread.run"));

    assertThat(sleeper.operation()).isEqualTo("Thread.sleep");
    assertThat(sleeper.culprit()).isEqualTo(Stacks.frame("com.acme.Orders.load"));
    assertThat(sleeper.stallId()).isEqualTo(17);
    assertThat(blamed(holder("com.acme.Codec.pause#native", "com.acme.Orders.load")).operation())
        .isEqualTo("Codec.pause");
  }

  @Test
  void holderThatComputes_orHasNoStack_isToldWithoutAnOperation() {
    assertThat(blamed(holder("com.acme.Orders.load")).operation()).isNull();
    assertThat(blamed(holder("com.acme.Orders.load")).culprit()).isNotNull();
    assertThat(blamed(holder()).culprit()).isNull();
  }

  @Test
  void lagWithoutHolders_staysAsItIs() {
    Lag ofALoop = lag(null);
    Lag unheld = lag(new SchedulerState(1, 1, 1, 3, false, List.of()));

    assertThat(diagnoser.diagnose(ofALoop)).isSameAs(ofALoop);
    assertThat(diagnoser.diagnose(unheld)).isSameAs(unheld);
  }
}
