// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo;

import io.loopwatch.demo.netty.NettyPitfalls;
import io.loopwatch.demo.vertx.VertxPitfalls;
import java.util.List;
import java.util.stream.Stream;

/** The table of all pitfalls: every {@link Pattern} on every {@link Framework}. */
public final class Pitfalls {
  private Pitfalls() {}

  /** All of them, in the order of the patterns, Vert.x first. */
  public static List<Pitfall<?>> all() {
    return Stream.of(Pattern.values())
        .flatMap(pattern -> Stream.of(Framework.values()).<Pitfall<?>>map(it -> find(pattern, it)))
        .toList();
  }

  private static Pitfall<?> find(Pattern pattern, Framework framework) {
    List<? extends Pitfall<?>> rows =
        framework == Framework.VERTX ? VertxPitfalls.ALL : NettyPitfalls.ALL;
    return rows.stream()
        .filter(it -> it.pattern() == pattern)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(framework + " lacks " + pattern));
  }
}
