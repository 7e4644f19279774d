// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.Operation;
import io.loopwatch.probe.CallRing;
import io.loopwatch.probe.PlayedLoop;
import io.loopwatch.probe.Probe;
import io.loopwatch.probe.ProbeReset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of the JDK's rows see virtual threads too: those that hold a carrier. */
@ExtendWith(ProbeReset.class)
class CarrierPointsTest {
  private static final Set<String> HOLDING = Set.of("file", "sync", "dns", "process", "wait");

  private static boolean holds(HookPoint row, int version) {
    Operation operation = BlockingPoints.operation(row.operation());
    return HOLDING.contains(operation.kind())
        || operation.name().equals("Selector.select") && version < 25;
  }

  private static Advice expected(HookPoint row, int version) {
    if (!holds(row, version)) {
      return row.advice();
    }
    return switch (row.advice()) {
      case LEAF -> Advice.HOLD;
      case SCOPE -> Advice.HOLD_SCOPE;
      default -> row.advice();
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 21, 23, 24, 25})
  void rows_areTheSame_butForTheirAdviceWhereTheyHold(int version) {
    Map<String, List<HookPoint>> loops = BlockingPoints.ofJdk(version, false);
    Map<String, List<HookPoint>> both = BlockingPoints.ofJdk(version, true);

    assertThat(both.keySet()).isEqualTo(loops.keySet());
    loops.forEach(
        (type, rows) ->
            assertThat(both.get(type))
                .isEqualTo(rows.stream().map(row -> with(row, expected(row, version))).toList()));
  }

  private static HookPoint with(HookPoint row, Advice advice) {
    return new HookPoint(row.type(), row.methods(), advice, row.operation(), row.due());
  }

  @ParameterizedTest
  @CsvSource({
    "java/io/FileInputStream, read, HOLD",
    "java/nio/file/Files, readString, HOLD_SCOPE",
    "java/io/RandomAccessFile, write, HOLD",
    "sun/nio/ch/UnixFileDispatcherImpl, pread, HOLD",
    "sun/nio/ch/FileChannelImpl, force, HOLD_SCOPE",
    "java/nio/MappedByteBuffer, force, HOLD",
    "java/net/InetAddress, getAddressesFromNameService, HOLD",
    "java/lang/ProcessImpl, start, HOLD",
    "java/lang/ProcessImpl, waitFor, HOLD_SCOPE",
    "java/lang/Object, wait, HOLD",
    "java/lang/Thread, join, HOLD_SCOPE",
    "sun/nio/ch/SelectorImpl, select, HOLD",
    "java/lang/Thread, sleep(J)V, LEAF",
    "java/util/concurrent/locks/LockSupport, park, LEAF",
    "java/util/concurrent/SynchronousQueue, take, LEAF",
    "java/util/concurrent/CompletableFuture, get, SCOPE",
    "sun/nio/ch/NioSocketImpl, read([BII)I, LEAF",
    "sun/nio/ch/SocketChannelImpl, read, CHANNEL",
    "sun/nio/ch/SocketChannelImpl, blockingRead, LEAF",
    "jdk/internal/net/http/HttpClientImpl, send, SCOPE",
    "java/sql/DriverManager, getConnection, SCOPE",
  })
  void row_isOf(String type, String method, Advice advice) {
    List<HookPoint> rows =
        BlockingPoints.ofJdk(21, true).get(type).stream()
            .filter(row -> row.methods().contains(method))
            .toList();

    assertThat(rows).extracting(HookPoint::advice).containsOnly(advice);
  }

  @Test
  void rowsOfJdbc_areForLoopsOnly() {
    assertThat(BlockingPoints.ofJdbc())
        .isNotEmpty()
        .extracting(HookPoint::advice)
        .containsOnly(Advice.LEAF, Advice.SCOPE);
  }

  @Test
  void withoutCarriers_noRowIsForThem() {
    List<Advice> advices = new ArrayList<>();
    BlockingPoints.ofJdk(21, false)
        .values()
        .forEach(rows -> rows.forEach(row -> advices.add(row.advice())));

    assertThat(advices).isNotEmpty().doesNotContain(Advice.HOLD, Advice.HOLD_SCOPE, Advice.MOUNT);
  }

  @Test
  void pinned_isAnOperationOfItsOwn() {
    assertThat(BlockingPoints.operation(BlockingPoints.pinned()))
        .isEqualTo(new Operation("VirtualThread.park", "pin"));
  }

  /** On a loop both are what they were: one call, the outermost. */
  @Test
  void holdWithinAScope_onALoop_isOneCall() throws Throwable {
    Object woven = woven();
    PlayedLoop loop = new PlayedLoop();
    Probe.configureBlocking(0, null);
    Probe.tasks(loop, loop.queue);
    Reflected.call(woven, "loops", 9);
    CallRing calls = Probe.current().callRing();
    assertThat(calls.hasNext()).as("outside a callback").isFalse();
    Probe.begin();
    Reflected.call(woven, "ofInt", 1);
    Reflected.call(woven, "loops", 9);
    Probe.end();

    assertThat(calls.operation()).isEqualTo(8);
    calls.next();
    assertThat(calls.hasNext()).as("a scope in which nothing blocked").isFalse();
  }

  private static Object woven() throws ReflectiveOperationException {
    HookPoint scope = new HookPoint("weave/Bodies", List.of("ofInt"), Advice.HOLD_SCOPE, 7, "*");
    HookPoint leaf = new HookPoint("weave/Bodies", List.of("loops"), Advice.HOLD, 8, "*");
    byte[] bytes = Weaver.weave(ClassFiles.of(Bodies.class), List.of(scope, leaf)).bytes();
    return ClassFiles.define(bytes).getConstructor().newInstance();
  }
}
