// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.netty;

import io.loopwatch.demo.Form;
import io.loopwatch.demo.Framework;
import io.loopwatch.demo.Pattern;
import io.loopwatch.demo.Pitfall;
import java.util.List;

/** The Netty column of the table. */
public final class NettyPitfalls {
  /** One for each pattern. */
  public static final List<Pitfall<NettyCall>> ALL =
      List.of(
          row(Pattern.SLEEP, Sleeps.class, Sleeps::wrong, Sleeps::right),
          row(Pattern.HTTP, HttpCalls.class, HttpCalls::wrong, HttpCalls::right),
          row(Pattern.FILE, FileReads.class, FileReads::wrong, FileReads::right),
          row(Pattern.CPU, Fibonacci.class, Fibonacci::wrong, Fibonacci::right),
          row(Pattern.LOCK, Locks.class, Locks::wrong, Locks::right),
          row(Pattern.FUTURE, Futures.class, Futures::wrong, Futures::right),
          row(Pattern.RETRY, Retries.class, Retries::wrong, Retries::right),
          row(Pattern.TIMEOUT, Timeouts.class, Timeouts::wrong, Timeouts::right),
          row(Pattern.FLOOD, Floods.class, Floods::wrong, Floods::right),
          row(Pattern.PIECES, Pieces.class, Pieces::wrong, Pieces::right));

  private NettyPitfalls() {}

  private static Pitfall<NettyCall> row(
      Pattern pattern, Class<?> home, Form<NettyCall> wrong, Form<NettyCall> right) {
    return new Pitfall<>(pattern, Framework.NETTY, home, wrong, right);
  }
}
