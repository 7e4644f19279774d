// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.child.blocking;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/** Has BlockHound do nothing about what it finds: it would throw, and nothing could be measured. */
public final class Tolerance implements BlockHoundIntegration {
  @Override
  public void applyTo(BlockHound.Builder builder) {
    builder.blockingMethodCallback(method -> {});
  }

  /** A directory for the class path, through which BlockHound finds it. */
  public static synchronized Path directory() throws IOException {
    Path directory = Files.createTempDirectory("tolerance");
    Path services = Files.createDirectories(directory.resolve("META-INF/services"));
    Path file = services.resolve(BlockHoundIntegration.class.getName());
    Files.writeString(file, Tolerance.class.getName());
    for (Path path = file; !path.equals(directory.getParent()); path = path.getParent()) {
      path.toFile().deleteOnExit();
    }
    return directory;
  }
}
