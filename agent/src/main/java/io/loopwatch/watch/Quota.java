// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long the container has had to rest because its CPU quota was used up, as its control group
 * counts it (Linux, version 1 or 2 of control groups): of all its processors together. Confined to
 * the watchdog's thread.
 */
final class Quota {
  private static final long NANOS_A_MICRO = 1_000;
  private static final String V2_RESTED = "throttled_usec ";
  private static final String V1_RESTED = "throttled_time ";

  private final @Nullable Path figures;

  private Quota(@Nullable Path figures) {
    this.figures = figures;
  }

  /** That of this process; one that is always 0 where it has none. */
  static Quota ofThisProcess() {
    return under(Path.of("/sys/fs/cgroup"), Path.of("/proc/self/cgroup"));
  }

  /**
   * That of a process.
   *
   * @param root where the control groups are mounted
   * @param memberships the groups that the process is in: {@code ID:CONTROLLERS:PATH} a line
   */
  static Quota under(Path root, Path memberships) {
    for (String line : lines(memberships)) {
      String[] parts = line.split(":", 3);
      if (parts.length == 3 && (parts[1].isEmpty() || isOfCpu(parts[1]))) {
        for (Path folder : folders(root, parts[1])) {
          Path limited = limited(folder, parts[2]);
          if (limited != null) {
            return new Quota(limited.resolve("cpu.stat"));
          }
        }
      }
    }
    return new Quota(null);
  }

  /** Where a hierarchy may be mounted: the kernel and the mount may order its controllers apart. */
  private static List<Path> folders(Path root, String controllers) {
    return controllers.isEmpty()
        ? List.of(root)
        : List.of(root.resolve(controllers), root.resolve("cpu"));
  }

  /**
   * The group, or the nearest above it, that has a quota; a container may be told a path outside.
   */
  private static @Nullable Path limited(Path folder, String group) {
    Path own = folder.resolve(group.substring(Math.min(1, group.length()))).normalize();
    Path begin = own.startsWith(folder) ? own : folder;
    for (Path at = begin; at != null && at.startsWith(folder); at = at.getParent()) {
      if (isLimited(at)) {
        return at;
      }
    }
    return null;
  }

  private static boolean isOfCpu(String controllers) {
    return List.of(controllers.split(",")).contains("cpu");
  }

  private static boolean isLimited(Path group) {
    return lines(group.resolve("cpu.max")).stream().anyMatch(line -> !line.startsWith("max"))
        || lines(group.resolve("cpu.cfs_quota_us")).stream()
            .anyMatch(line -> !line.startsWith("-"));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException | RuntimeException absent) {
      return List.of();
    }
  }

  /** How long it has rested so far, in nanoseconds; −1 where that cannot be read. */
  long throttledNanos() {
    if (figures == null) {
      return 0;
    }
    for (String line : lines(figures)) {
      if (line.startsWith(V2_RESTED)) {
        long micros = number(line, V2_RESTED);
        return micros < 0 ? -1 : micros * NANOS_A_MICRO;
      }
      if (line.startsWith(V1_RESTED)) {
        return number(line, V1_RESTED);
      }
    }
    return -1;
  }

  private static long number(String line, String name) {
    try {
      return Long.parseLong(line.substring(name.length()).trim());
    } catch (NumberFormatException unreadable) {
      return -1;
    }
  }
}
