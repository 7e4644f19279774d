// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import static io.loopwatch.diagnose.Stacks.stack;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.Cause;
import io.loopwatch.event.HeldLock;
import io.loopwatch.event.LoopKind;
import io.loopwatch.event.Pin;
import io.loopwatch.event.PinReason;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each row of the table, and who gets no hint. */
class HintsTest {
  private static final List<StackTraceElement> NOTHING = List.of();

  private final Hints hints = new Hints(21);

  private static Case of(
      Cause cause, LoopKind loop, String operation, List<StackTraceElement> inner) {
    return new Case(cause, operation == null ? "" : operation, "", loop, inner, null, null, null);
  }

  private String waiting(LoopKind loop, String operation, String... inner) {
    return hints.of(of(Cause.BLOCKING, loop, operation, stack(inner)));
  }

  private static Case locked(LoopKind loop, String owner, String... ownersFrames) {
    HeldLock lock = new HeldLock("java.lang.Object@1f", owner, stack(ownersFrames));
    return new Case(Cause.LOCK, "synchronized", "", loop, NOTHING, null, lock, null);
  }

  @ParameterizedTest
  @CsvSource({
    "Thread.sleep, VERTX, vertx.setTimer",
    "Thread.sleep, NETTY, eventLoop().schedule",
    "Thread.sleep, CUSTOM, ScheduledExecutorService",
    "TimeUnit.sleep, VERTX, vertx.setTimer",
    "CompletableFuture.join, VERTX, Future.fromCompletionStage",
    "CompletableFuture.get, NETTY, whenCompleteAsync",
    "FutureTask.get, VERTX, executeBlocking",
    "FutureTask.get, NETTY, submit what comes next",
    "AbstractExecutorService.invokeAll, NETTY, CompletableFuture.allOf",
    "AbstractExecutorService.invokeAll, VERTX, Future.all",
    "AbstractExecutorService.invokeAll, CUSTOM, submit the tasks",
    "CountDownLatch.await, NETTY, countDown()",
    "Semaphore.acquire, VERTX, tryAcquire",
    "ArrayBlockingQueue.put, NETTY, offer",
    "LinkedBlockingQueue.take, NETTY, have the producer",
    "Process.waitFor, VERTX, Process.onExit()",
    "ProcessBuilder.start, VERTX, executeBlocking",
    "HttpClient.send, NETTY, HttpClient.sendAsync",
    "HttpClient.send, VERTX, WebClient",
    "HttpURLConnection.getInputStream, NETTY, sendAsync",
    "HttpURLConnection.getInputStream, VERTX, WebClient",
    "URL.hashCode, NETTY, java.net.URI",
    "InetAddress.getByName, VERTX, createDnsClient",
    "InetAddress.getAllByName, NETTY, DnsAddressResolverGroup",
    "FileChannel.force, VERTX, force to disk with vertx.executeBlocking",
    "Files.readString, VERTX, vertx.fileSystem()",
    "FileInputStream.read, NETTY, on an executor of its own",
    "new FileInputStream, CUSTOM, on a thread pool",
    "Files.readAllBytes, CARRIER, on a pool of platform threads",
    "Socket.read, VERTX, createNetClient",
    "SocketChannel.read, NETTY, Bootstrap",
    "PrintStream.println, NETTY, asynchronous appender",
  })
  void waitInACallOfTheJdk(String operation, LoopKind loop, String expected) {
    assertThat(waiting(loop, operation)).contains(expected).doesNotContain("{").hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({
    "ch.qos.logback.core.FileAppender.append, NETTY, AsyncAppender",
    "ch.qos.logback.core.FileAppender.append, CARRIER, AsyncAppender",
    "org.apache.logging.log4j.core.appender.FileAppender.append, NETTY, asynchronous loggers",
    "java.util.logging.FileHandler.publish, NETTY, asynchronous appender",
    "org.postgresql.core.PGStream.receive, VERTX, Vert.x SQL client",
    "org.postgresql.core.PGStream.receive, NETTY, R2DBC",
    "com.zaxxer.hikari.pool.HikariPool.getConnection, VERTX, executeBlocking",
    "okhttp3.internal.connection.RealCall.execute, NETTY, Call.enqueue",
    "org.apache.http.impl.client.InternalHttpClient.doExecute, NETTY, CloseableHttpAsyncClient",
    "org.springframework.web.client.RestTemplate.execute, NETTY, WebClient",
    "redis.clients.jedis.Connection.read, VERTX, Vert.x Redis client",
    "redis.clients.jedis.Connection.read, NETTY, Lettuce",
    "com.mongodb.client.internal.MongoClientImpl.find, NETTY, reactive streams",
    "org.apache.kafka.clients.producer.KafkaProducer.send, NETTY, max.block.ms",
    "org.apache.kafka.clients.consumer.KafkaConsumer.poll, NETTY, thread of its own",
    "io.grpc.stub.ClientCalls.blockingUnaryCall, NETTY, future stub",
    "software.amazon.awssdk.core.internal.handler.BaseSyncClientHandler.execute, NETTY, AsyncClient",
    "reactor.core.publisher.BlockingSingleSubscriber.blockingGet, NETTY, subscribe",
    "io.reactivex.rxjava3.internal.observers.BlockingMultiObserver.blockingGet, NETTY, subscribe",
    "kotlinx.coroutines.BlockingCoroutine.joinBlocking, NETTY, runBlocking",
    "io.netty.util.concurrent.DefaultPromise.await, NETTY, addListener",
    "sun.net.www.protocol.http.HttpURLConnection.getInputStream, NETTY, sendAsync",
    "sun.security.provider.NativePRNG$RandomIO.readFully, NETTY, NativePRNGNonBlocking",
    "java.net.Inet6AddressImpl.lookupAllHostAddr, NETTY, DnsAddressResolverGroup",
  })
  void waitInALibrary(String frame, LoopKind loop, String expected) {
    assertThat(waiting(loop, "", "sun.nio.ch.Net.poll#native", frame))
        .contains(expected)
        .doesNotContain("{")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({
    "java.util.regex.Pattern$Loop.match, VERTX, nested repetitions",
    "java.util.regex.Pattern$Loop.match, CARRIER, nested repetitions",
    "com.fasterxml.jackson.databind.ObjectMapper.readValue, VERTX, JsonParser",
    "com.google.gson.Gson.fromJson, NETTY, JSON on an executor",
    "sun.security.ssl.SSLEngineImpl.unwrap, VERTX, OpenSSLEngineOptions",
    "sun.security.ssl.SSLEngineImpl.unwrap, NETTY, SslProvider.OPENSSL",
    "java.util.zip.Deflater.deflate, NETTY, compress",
    "com.sun.crypto.provider.PBKDF2KeyImpl.deriveKey, VERTX, hash passwords",
    "java.lang.Throwable.fillInStackTrace, NETTY, writableStackTrace=false",
    "com.acme.Callee.round, VERTX, context.runOnContext",
    "com.acme.Callee.round, NETTY, eventLoop().execute",
    "com.acme.Callee.round, CUSTOM, slices",
    "com.acme.Callee.round, CARRIER, platform threads",
  })
  void computation(String frame, LoopKind loop, String expected) {
    assertThat(hints.of(of(Cause.CPU, loop, "", stack(frame))))
        .contains(expected)
        .doesNotContain("{")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({"VERTX, vertx.setTimer", "NETTY, eventLoop().schedule", "CUSTOM, later"})
  void turnOfShortTasks_isNotToBeSplitFurther(LoopKind loop, String expected) {
    Case turn =
        new Case(Cause.CPU, "", "", loop, stack("com.acme.Tick.run"), null, null, null, true);

    assertThat(hints.of(turn)).contains(expected, "before any I/O").doesNotContain("split");
  }

  @Test
  void textOfAFile_isAFile_andThatOfAProcessIsNot() {
    String reader = "java.io.BufferedReader.readLine";
    String file = "java.io.FileInputStream.readBytes#native";
    Case ofFile =
        of(Cause.BLOCKING, LoopKind.VERTX, "BufferedReader.readLine", stack(file, reader));
    Case ofProcess =
        of(
            Cause.BLOCKING,
            LoopKind.VERTX,
            "BufferedReader.readLine",
            stack(file, "java.io.BufferedInputStream.fill", reader));

    assertThat(hints.of(ofFile)).contains("vertx.fileSystem()");
    assertThat(hints.of(ofProcess)).isNull();
  }

  @Test
  void kindOfAWovenCall_isEnough() {
    Case jdbc =
        new Case(
            Cause.BLOCKING, "Statement.execute", "jdbc", LoopKind.VERTX, NOTHING, null, null, null);

    assertThat(hints.of(jdbc)).contains("JDBC", "virtual-thread verticle");
    assertThat(new Hints(17).of(jdbc))
        .contains("vertx.executeBlocking")
        .doesNotContain("virtual-thread");
  }

  @Test
  void lock_namesItsOwner_andWhatThatDoesMeanwhile() {
    assertThat(hints.of(locked(LoopKind.NETTY, "worker-1", "com.acme.Cache.fill")))
        .contains("worker-1", "confine");
    assertThat(
            hints.of(
                locked(
                    LoopKind.NETTY, "worker-1", "java.lang.Thread.sleep", "com.acme.Cache.fill")))
        .isEqualTo("do not hold the lock across Thread.sleep, as worker-1 does");
  }

  @Test
  void lockOfAnAppender_isTheAppenders() {
    HeldLock lock = new HeldLock("a.Lock@1", "worker-1", NOTHING);
    Case logs =
        new Case(
            Cause.LOCK,
            "ReentrantLock.lock",
            "",
            LoopKind.NETTY,
            stack("ch.qos.logback.core.OutputStreamAppender.append"),
            null,
            lock,
            null);

    assertThat(hints.of(logs)).contains("AsyncAppender");
  }

  @Test
  void classes_areToBeReadyBeforeTheLoop() {
    HeldLock type = HeldLock.ofClass("com.acme.Prices", "warm-up", NOTHING);
    Case waits =
        new Case(
            Cause.CLASS_LOADING,
            "initialisation of com.acme.Prices",
            "",
            LoopKind.NETTY,
            NOTHING,
            null,
            type,
            null);
    Case initialises =
        new Case(
            Cause.BLOCKING,
            "Thread.sleep",
            "",
            LoopKind.NETTY,
            NOTHING,
            "com.acme.Prices",
            null,
            null);

    assertThat(hints.of(waits)).contains("Class.forName(\"com.acme.Prices\")");
    assertThat(hints.of(initialises)).contains("Class.forName(\"com.acme.Prices\")");
    assertThat(hints.of(of(Cause.CLASS_LOADING, LoopKind.NETTY, "ClassLoader.loadClass", NOTHING)))
        .contains("start-up");
  }

  @Test
  void pauses_onlyWhereSomethingIsToBeDone() {
    assertThat(hints.of(of(Cause.GC, LoopKind.NETTY, "", stack("java.lang.Runtime.gc#native"))))
        .contains("DisableExplicitGC");
    assertThat(hints.of(of(Cause.SAFEPOINT, LoopKind.NETTY, "", NOTHING)))
        .contains("-Xlog:safepoint");
    assertThat(hints.of(of(Cause.DESCHEDULED, LoopKind.NETTY, "container CPU quota", NOTHING)))
        .contains("CPU limit");
    assertThat(hints.of(of(Cause.GC, LoopKind.NETTY, "", stack("com.acme.Orders.load")))).isNull();
    assertThat(hints.of(of(Cause.DESCHEDULED, LoopKind.NETTY, "", NOTHING))).isNull();
    assertThat(hints.of(of(Cause.STOPPED, LoopKind.NETTY, "debugger", NOTHING))).isNull();
  }

  @Test
  void nativeCode_isToBeCalledElsewhere() {
    assertThat(hints.of(of(Cause.NATIVE, LoopKind.VERTX, "Codec.encode", NOTHING)))
        .startsWith("call Codec.encode with vertx.executeBlocking");
    assertThat(hints.of(of(Cause.NATIVE, LoopKind.VERTX, "", NOTHING))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Object.wait", "LockSupport.park", "Condition.await", "Exchanger.exchange", ""})
  void waitOfWhichNobodyKnowsWhatFor_hasNoHint(String operation) {
    assertThat(waiting(LoopKind.VERTX, operation)).isNull();
  }

  @ParameterizedTest
  @EnumSource(LoopKind.class)
  void unknownCause_hasNoHint(LoopKind loop) {
    assertThat(hints.of(of(Cause.UNKNOWN, loop, "", stack("com.acme.Orders.load")))).isNull();
  }

  @Test
  void lockWithoutAnOwner_hasNoHint() {
    assertThat(hints.of(locked(LoopKind.NETTY, null))).isNull();
  }

  @Test
  void virtualThreads_mayWait() {
    assertThat(waiting(LoopKind.CARRIER, "Thread.sleep")).isNull();
    assertThat(waiting(LoopKind.CARRIER, "Socket.read")).isNull();
  }

  @Test
  void pin_hasItsCureAlready() {
    Pin pin = new Pin(PinReason.SYNCHRONIZED, null, "on JDK 24+ this would not pin");
    Case pinned =
        new Case(Cause.BLOCKING, "Files.copy", "", LoopKind.CARRIER, NOTHING, null, null, pin);

    assertThat(hints.of(pinned)).isNull();
    assertThat(waiting(LoopKind.CARRIER, "Files.copy")).isNotNull();
  }

  @Test
  void whatCalledTheCulprit_isNotWhatItUsed() {
    PlayedStall stall =
        new PlayedStall()
            .on(LoopKind.VERTX)
            .then(
                120,
                PlayedStall.used(0),
                Stacks.sample(
                    Thread.State.TIMED_WAITING,
                    "java.lang.Thread.sleep",
                    "com.acme.Price.set",
                    "com.fasterxml.jackson.databind.ObjectMapper.readValue",
                    "org.postgresql.core.Parser.parse",
                    "com.acme.Orders.load"));

    assertThat(stall.diagnosis().hint()).isEqualTo("use vertx.setTimer, do not sleep");
  }

  /** So that no text has a word that nobody fills in, and none is more than a line. */
  @Test
  void everyText_isOneShortLineInPlainWords() {
    assertThat(texts())
        .hasSizeGreaterThan(50)
        .allSatisfy(
            text -> {
              assertThat(text.length()).isBetween(10, 130);
              assertThat(text).doesNotContain("\n").doesNotEndWith(".").matches("[a-z].*");
              assertThat(text.replaceAll("\\{(operation|owner|class|held|elsewhere)}", ""))
                  .doesNotContain("{");
            });
  }

  private static List<String> texts() {
    List<String> texts = new ArrayList<>();
    Stream.of(
            SpecialHints.ROWS,
            LibraryHints.ROWS,
            WaitHints.ROWS,
            InputOutputHints.ROWS,
            CpuHints.ROWS)
        .flatMap(List::stream)
        .forEach(row -> texts.addAll(row.texts().values()));
    return texts;
  }
}
