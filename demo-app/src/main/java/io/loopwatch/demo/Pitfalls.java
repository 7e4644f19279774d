// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo;

import io.loopwatch.demo.netty.NettyPitfalls;
import io.loopwatch.demo.vertx.VertxPitfalls;
import io.loopwatch.demo.virtual.VirtualPitfalls;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The table of all pitfalls: every {@link Pattern} on every {@link Framework} that can have it. */
public final class Pitfalls {
  private Pitfalls() {}

  /** All of them, in the order of the patterns, Vert.x first, virtual threads last. */
  public static List<Pitfall<?>> all() {
    return on(List.of(Framework.values()));
  }

  /** Those of some frameworks, in the same order. */
  public static List<Pitfall<?>> on(Collection<Framework> frameworks) {
    return Stream.of(Pattern.values())
        .flatMap(
            pattern ->
                Stream.of(Framework.values())
                    .filter(frameworks::contains)
                    .flatMap(it -> find(pattern, it).stream()))
        .<Pitfall<?>>map(it -> it)
        .toList();
  }

  /** Empty where the pattern says why there is none. */
  private static Optional<? extends Pitfall<?>> find(Pattern pattern, Framework framework) {
    return rows(framework).stream().filter(it -> it.pattern() == pattern).findFirst();
  }

  private static List<? extends Pitfall<?>> rows(Framework framework) {
    return switch (framework) {
      case VERTX -> VertxPitfalls.ALL;
      case NETTY -> NettyPitfalls.ALL;
      case VIRTUAL -> VirtualPitfalls.ALL;
    };
  }
}
