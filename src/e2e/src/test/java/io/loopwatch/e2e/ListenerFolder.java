// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder for a class path with a listener, {@code acme.Shedder}, and the entry that names it. */
final class ListenerFolder {
  private static final String SERVICES = "META-INF/services/io.loopwatch.api.LoopwatchListener";

  private ListenerFolder() {}

  /** Compiles it. */
  static Path in(Path folder) throws IOException {
    Path listener = folder.resolve("listener");
    Sources.compileOnClassPath("listener", listener, List.of(Places.agent()));
    Files.createDirectories(listener.resolve(SERVICES).getParent());
    Files.writeString(listener.resolve(SERVICES), "acme.Shedder\n");
    return listener;
  }
}
