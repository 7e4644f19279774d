// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import io.loopwatch.event.Cause;
import io.loopwatch.event.LoopKind;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Hints for those who compute. */
final class CpuHints {
  static final List<Hint> ROWS =
      List.of(
          Hint.everywhere(
              computesIn("java.util.regex."),
              "limit the length of what the pattern is matched with, or write it without nested"
                  + " repetitions"),
          Hint.of(
              computesIn(
                  "com.fasterxml.jackson.", "com.google.gson.", "io.vertx.core.json.", "org.json."),
              "parse and write large JSON {elsewhere}, or as a stream (JsonParser)",
              "parse and write large JSON {elsewhere}, or as a stream",
              "parse and write large JSON {elsewhere}, or as a stream"),
          new Hint(
              computesIn("sun.security.ssl."),
              Map.of(
                  LoopKind.VERTX,
                  "let OpenSSL do TLS: netty-tcnative and OpenSSLEngineOptions",
                  LoopKind.NETTY,
                  "let OpenSSL do TLS: netty-tcnative and SslProvider.OPENSSL")),
          Hint.of(computesIn("java.util.zip."), "compress and decompress {elsewhere}"),
          Hint.of(
              computesIn(
                  "com.sun.crypto.provider.PBKDF2",
                  "org.mindrot.jbcrypt.",
                  "org.springframework.security.crypto.",
                  "at.favre.lib.crypto.bcrypt."),
              "hash passwords {elsewhere}"),
          Hint.everywhere(
              it -> it.cause() == Cause.CPU && it.calls("java.lang.Throwable.fillInStackTrace"),
              "make the exception once, or without a stack (writableStackTrace=false)"),
          Hint.of(
              it -> it.cause() == Cause.CPU && it.isTurn(),
              "run the next few from vertx.setTimer: what is submitted at once runs before any I/O",
              "run the next few from eventLoop().schedule: what is submitted at once runs before any"
                  + " I/O",
              "run the next few later: what is submitted at once runs before any I/O"),
          Hint.of(
              it -> it.cause() == Cause.CPU,
              "split it into slices with context.runOnContext between them, or run it {elsewhere}",
              "split it into slices with eventLoop().execute between them, or run it {elsewhere}",
              "split it into slices, or run it {elsewhere}"),
          Hint.onCarriers(
              it -> it.cause() == Cause.CPU,
              "run it {elsewhere}: what computes does not leave its carrier"));

  private CpuHints() {}

  private static Predicate<Case> computesIn(String... prefixes) {
    return it -> it.cause() == Cause.CPU && it.uses(prefixes);
  }
}
