// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** What tells this process from others, as paths and files have it. */
final class ThisProcess {
  private static final Path LINUX_HOST_NAME = Path.of("/proc/sys/kernel/hostname");

  private ThisProcess() {}

  static long pid() {
    return ProcessHandle.current().pid();
  }

  /**
   * The machine's name, with every character outside {@code A-Za-z0-9_.-} as {@code _}. The
   * kernel's answer where it gives one: the resolver may wait for a name server.
   */
  static String host() {
    return plain(found());
  }

  /** The name as it may stand in a path. */
  static String plain(String host) {
    return host.replaceAll("[^A-Za-z0-9_.-]", "_");
  }

  private static String found() {
    try {
      return Files.isReadable(LINUX_HOST_NAME)
          ? Files.readString(LINUX_HOST_NAME).strip()
          : InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      return "localhost";
    }
  }
}
