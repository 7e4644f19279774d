// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** With what a child JVM is started. */
public enum Variant {
  /** No agent. */
  NONE("no agent"),
  /** No agent once more: how far two equal things differ is what any difference must exceed. */
  CONTROL("no agent, again (control)"),
  /** An agent that does nothing: what the JVM itself takes for having one. */
  EMPTY("empty agent"),
  /** Loopwatch with its defaults. */
  LOOPWATCH("Loopwatch"),
  /** Loopwatch without what it weaves into methods that block. */
  BLOCKING_OFF("Loopwatch, blocking=off"),
  /** BlockHound with its defaults. */
  BLOCKHOUND("BlockHound"),
  /** The JVM's own recorder, to tell what blocks for 1 ms. */
  JFR("JFR, 1 ms");

  private static final String RECORDING =
      Stream.of(
              "JavaMonitorEnter",
              "JavaMonitorWait",
              "ThreadPark",
              "ThreadSleep",
              "FileRead",
              "FileWrite",
              "FileForce",
              "SocketRead",
              "SocketWrite")
          .map(event -> ",jdk." + event + "#enabled=true,jdk." + event + "#threshold=1ms")
          .collect(Collectors.joining("", "-XX:StartFlightRecording:settings=profile", ""));

  private final String label;

  Variant(String label) {
    this.label = label;
  }

  /** For a table. */
  public String label() {
    return label;
  }

  /** JVM arguments. */
  public List<String> arguments() throws IOException {
    return switch (this) {
      case NONE, CONTROL -> List.of();
      case EMPTY -> List.of(agent(EmptyAgent.jar()));
      case LOOPWATCH -> List.of(agent(Places.agent()));
      case BLOCKING_OFF -> List.of(agent(Places.agent()) + "=blocking=off");
      // Without the flag it does nothing from JDK 13 on; its README asks for it.
      case BLOCKHOUND ->
          List.of("-XX:+AllowRedefinitionToAddDeleteMethods", agent(Places.blockHound()));
      case JFR -> List.of(RECORDING, "-Xlog:jfr+startup=error");
    };
  }

  private static String agent(Path jar) {
    return "-javaagent:" + jar;
  }
}
