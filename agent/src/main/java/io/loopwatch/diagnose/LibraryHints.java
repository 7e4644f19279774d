// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import io.loopwatch.event.Cause;
import java.util.List;
import java.util.function.Predicate;

/** Hints for those who wait in a library that has a way not to. */
final class LibraryHints {
  static final List<Hint> ROWS =
      List.of(
          Hint.everywhere(
              waitsIn("ch.qos.logback.core."),
              "put an AsyncAppender with neverBlock=true before Logback's appender"),
          Hint.everywhere(
              waitsIn("org.apache.logging.log4j.core."),
              "use Log4j's asynchronous loggers (AsyncLoggerContextSelector)"),
          Hint.everywhere(
              waitsIn("java.util.logging."),
              "log through a back end with an asynchronous appender: java.util.logging has none"),
          Hint.of(
              it -> waits(it) && it.is("PrintStream.*"),
              "do not print on an event loop: log through an asynchronous appender"),
          Hint.of(
              it -> waits(it) && isJdbc(it),
              "run JDBC {elsewhere}, or use an asynchronous client (Vert.x SQL client)",
              "run JDBC {elsewhere}, or use an asynchronous driver (R2DBC)",
              "run JDBC {elsewhere}, or use an asynchronous driver (R2DBC)"),
          Hint.of(
              waitsIn("okhttp3.internal.connection.RealCall"),
              "call OkHttp's Call.enqueue, not execute"),
          Hint.of(
              waitsIn("org.apache.http.impl.", "org.apache.hc.client5.http.impl.classic."),
              "use Apache's CloseableHttpAsyncClient, or run it {elsewhere}"),
          Hint.of(
              waitsIn("org.springframework.web.client.RestTemplate"),
              "use Spring's WebClient in place of RestTemplate"),
          Hint.of(
              waitsIn("redis.clients.jedis."),
              "use the Vert.x Redis client in place of Jedis",
              "use Lettuce's asynchronous commands in place of Jedis",
              "use Lettuce's asynchronous commands in place of Jedis"),
          Hint.of(
              waitsIn("com.mongodb.client.internal."),
              "use the Vert.x Mongo client, or MongoDB's reactive streams driver",
              "use MongoDB's reactive streams driver",
              "use MongoDB's reactive streams driver"),
          Hint.of(
              waitsIn("org.apache.kafka.clients.producer."),
              "lower max.block.ms, or call KafkaProducer.send {elsewhere}: it waits for metadata"
                  + " and for room in its buffer"),
          Hint.of(
              waitsIn("org.apache.kafka.clients.consumer."),
              "poll Kafka on a thread of its own and hand the records to the loop"),
          Hint.of(waitsIn("io.grpc.stub.ClientCalls"), "use gRPC's asynchronous or future stub"),
          Hint.of(
              waitsIn("software.amazon.awssdk.core.internal.handler.BaseSyncClientHandler"),
              "use the service's AsyncClient of the AWS SDK"),
          Hint.of(waitsIn("reactor.core.publisher.Blocking"), "subscribe to it instead of block()"),
          Hint.of(
              waitsIn("io.reactivex.rxjava3.internal.observers.Blocking"),
              "subscribe to it instead of a blocking operator"),
          Hint.of(
              waitsIn("kotlinx.coroutines.BlockingCoroutine"),
              "launch a coroutine on the loop's dispatcher instead of runBlocking"),
          Hint.of(
              it ->
                  waits(it)
                      && it.calls(
                          "io.netty.util.concurrent.DefaultPromise.await",
                          "io.netty.util.concurrent.DefaultPromise.sync",
                          "io.netty.util.concurrent.DefaultPromise.await0"),
              "use addListener, not sync() or await()"));

  private LibraryHints() {}

  private static boolean waits(Case it) {
    return it.cause() == Cause.BLOCKING || it.cause() == Cause.LOCK;
  }

  private static Predicate<Case> waitsIn(String... prefixes) {
    return it -> waits(it) && it.uses(prefixes);
  }

  /** Whether it was in what writes a log: whoever else does so holds the lock. */
  static boolean logs(Case it) {
    return it.uses("ch.qos.logback.core.", "org.apache.logging.log4j.core.", "java.util.logging.");
  }

  private static boolean isJdbc(Case it) {
    return it.kind().equals("jdbc")
        || it.uses(
            "org.postgresql.",
            "com.mysql.",
            "org.mariadb.jdbc.",
            "oracle.jdbc.",
            "com.microsoft.sqlserver.jdbc.",
            "org.h2.",
            "com.zaxxer.hikari.");
  }
}
