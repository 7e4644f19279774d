// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import io.loopwatch.e2e.fixture.LoopLab;
import java.util.stream.Stream;

/**
 * A laboratory of bare loops.
 *
 * @param jdk which JDK
 * @param framework a folder of {@code target/frameworks}
 * @param kind of loops, see {@link LoopLab}
 */
record Lab(Jdk jdk, String framework, String kind) {
  /** NIO loops of both lines of Netty on every JDK. */
  static Stream<Lab> nio() {
    return Jdks.all()
        .flatMap(
            jdk -> Stream.of(new Lab(jdk, "netty-4.1", "nio"), new Lab(jdk, "netty-4.2", "nio")));
  }

  /** Loops of Netty 4.1.0, whose epoll does not run on any JDK of today. */
  static Stream<Lab> first() {
    return Stream.of("nio", "default", "executor")
        .map(kind -> new Lab(Jdks.own(), "netty-4.1-first", kind));
  }

  /** Loops of three versions of Netty, with and without I/O, on one JDK. */
  static Stream<Lab> allKinds() {
    return Stream.of("netty-4.1-oldest", "netty-4.1", "netty-4.2")
        .flatMap(
            netty ->
                Stream.of("nio", "epoll", "default", "executor")
                    .map(kind -> new Lab(Jdks.own(), netty, kind)));
  }

  /** Loops of both lines of Netty, with and without I/O, on one JDK. */
  static Stream<Lab> kinds() {
    return Stream.of("netty-4.1", "netty-4.2")
        .flatMap(
            netty ->
                Stream.of("nio", "epoll", "executor")
                    .map(kind -> new Lab(Jdks.own(), netty, kind)));
  }

  /** So many loops, with the agent. */
  Target target(int loops) {
    return Target.of(jdk, LoopLab.class)
        .frameworks(framework)
        .arguments(kind, String.valueOf(loops));
  }

  /** For the names of tests. */
  @Override
  public String toString() {
    return jdk + ", " + framework + " " + kind;
  }
}
