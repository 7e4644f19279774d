// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

/** The commands for a JVM that runs. */
public final class Live {
  private Live() {}

  /** Attaches, with the event log that {@link ChildJvm#events} reads; asserts that it worked. */
  public static Command attach(Jdk jdk, ChildJvm child, String options) {
    String events = "events=" + child.directory().resolve("events.jsonl");
    return done(
        Command.run(
            jdk,
            "attach",
            Long.toString(child.pid()),
            options.isEmpty() ? events : events + "," + options));
  }

  /** Detaches; asserts that it worked. */
  public static Command detach(Jdk jdk, ChildJvm child) {
    return done(Command.run(jdk, "detach", Long.toString(child.pid())));
  }

  private static Command done(Command command) {
    assertThat(command.exitCode()).as(command.toString()).isZero();
    assertThat(command.stderr()).isEmpty();
    return command;
  }
}
