// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import io.loopwatch.e2e.fixture.GrpcServer;
import io.loopwatch.e2e.fixture.NettyServer;
import io.loopwatch.e2e.fixture.VertxServer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * One cell of the matrix: a server of a framework on a JDK.
 *
 * @param jdk which JDK
 * @param framework a folder of {@code target/frameworks}
 * @param transport of Netty, in lower case; empty where the framework chooses
 */
record Cell(Jdk jdk, String framework, String transport) {
  /**
   * All of them, by JDK. What is special about Netty 4.1.0 is not the JDK's; its epoll does not run
   * on any JDK of today.
   */
  static Stream<Cell> all() {
    return Stream.concat(Stream.of(new Cell(Jdks.own(), "netty-4.1-first", "nio")), onEveryJdk());
  }

  private static Stream<Cell> onEveryJdk() {
    return Jdks.all()
        .flatMap(
            jdk ->
                Stream.of(
                    new Cell(jdk, "netty-4.1-oldest", "nio"),
                    new Cell(jdk, "netty-4.1-oldest", "epoll"),
                    new Cell(jdk, "netty-4.1", "nio"),
                    new Cell(jdk, "netty-4.1", "epoll"),
                    new Cell(jdk, "netty-4.2", "nio"),
                    new Cell(jdk, "netty-4.2", "epoll"),
                    new Cell(jdk, "netty-4.2", "io_uring"),
                    new Cell(jdk, "vertx-4", ""),
                    new Cell(jdk, "vertx-5", ""),
                    new Cell(jdk, "grpc-netty-shaded", "")));
  }

  boolean isVertx() {
    return framework.startsWith("vertx");
  }

  boolean isGrpc() {
    return framework.startsWith("grpc");
  }

  /** Where on the loop its server can do the work. */
  List<String> places() {
    return isGrpc() ? List.of("io") : List.of("io", "task", "timer");
  }

  String loopKind() {
    return isVertx() ? "vertx" : "netty";
  }

  /** The server, started; skips the test where the machine has no such transport. */
  ChildJvm start(Target target) {
    ChildJvm child = target.frameworks(framework).arguments(transport).start();
    String unavailable = child.ready().get("unavailable");
    if (unavailable != null) {
      child.close();
      Assumptions.abort(transport + " is not available: " + unavailable);
    }
    return child;
  }

  /** Its server with the agent, for options to be added. */
  Target target() {
    Class<?> main = isVertx() ? VertxServer.class : isGrpc() ? GrpcServer.class : NettyServer.class;
    return Target.of(jdk, main);
  }

  Client client(ChildJvm child) {
    return isGrpc() ? Client.console(child) : Client.http(child);
  }

  /** For the names of tests. */
  @Override
  public String toString() {
    return jdk + ", " + framework + (transport.isEmpty() ? "" : " " + transport);
  }
}
