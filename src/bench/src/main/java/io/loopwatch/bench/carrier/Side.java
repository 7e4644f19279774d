// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.carrier;

import io.loopwatch.bench.EmptyAgent;
import io.loopwatch.bench.Places;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** With what a child JVM is started that runs virtual threads. */
enum Side {
  /** No agent. */
  NONE("no agent"),
  /** An agent that does nothing: what the JVM itself takes for having one. */
  EMPTY("empty agent"),
  /** The same once more: how far two equal things differ is what any difference must exceed. */
  CONTROL("empty agent, again (control)"),
  /** Loopwatch with its defaults. */
  LOOPWATCH("Loopwatch"),
  /** Loopwatch that weaves nothing into virtual threads. */
  CARRIERS_OFF("`carriers=false`"),
  /** Loopwatch without what it weaves into methods that block. */
  BLOCKING_OFF("`blocking=off`"),
  /** The JVM's own recorder, to tell pins of 20 ms and nothing else. */
  JFR("JFR, pins of 20 ms"),
  /** What a debugger costs that is not connected. */
  DEBUGGER("debugger"),
  /**
   * The empty agent without the JVM's notifications of mounts, to show that they are what an agent
   * costs. Only to be measured: without them JDK 25 locks up.
   */
  UNNOTIFIED("empty agent, no notifications");

  private static final String PINS =
      "-XX:StartFlightRecording:settings=none"
          + ",jdk.VirtualThreadPinned#enabled=true,jdk.VirtualThreadPinned#threshold=20ms";

  private final String label;

  Side(String label) {
    this.label = label;
  }

  /** For a table. */
  String label() {
    return label;
  }

  /** JVM arguments. */
  List<String> arguments() throws IOException {
    return switch (this) {
      case NONE -> List.of();
      case EMPTY, CONTROL -> List.of(agent(EmptyAgent.jar()));
      case LOOPWATCH -> List.of(agent(Places.agent()));
      case CARRIERS_OFF -> List.of(agent(Places.agent()) + "=carriers=false");
      case BLOCKING_OFF -> List.of(agent(Places.agent()) + "=blocking=off");
      case JFR -> List.of(PINS, "-Xlog:jfr+startup=error");
      case DEBUGGER -> List.of("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,quiet=y");
      case UNNOTIFIED ->
          List.of(
              "-XX:+UnlockExperimentalVMOptions",
              "-XX:-DoJVMTIVirtualThreadTransitions",
              agent(EmptyAgent.jar()));
    };
  }

  private static String agent(Path jar) {
    return "-javaagent:" + jar;
  }
}
