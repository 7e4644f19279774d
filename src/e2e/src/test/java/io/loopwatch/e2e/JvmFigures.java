// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What of a child must not grow, after two collections: they let go of versions of classes that no
 * thread runs any more.
 *
 * @param metaspace bytes in use; blocks that wait to be used again are none of them, though the
 *     JVM's own counter has them
 * @param heap bytes of all live objects
 * @param threads those of Loopwatch, and that of the server that it has the JDK run
 * @param files that are open, but for those of a recording; where the system does not tell, none
 */
record JvmFigures(long metaspace, long heap, List<String> threads, List<String> files) {
  private static final Pattern USED =
      Pattern.compile("(?m)^ +Both:.*?(\\d+) bytes \\([^)]*\\) used,(?:.*?with (\\d+) bytes)?");

  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

  static JvmFigures of(ChildJvm child) {
    ThreadNames.jcmd(child, "GC.run");
    ThreadNames.jcmd(child, "GC.run");
    MatchResult used = find(USED, ThreadNames.jcmd(child, "VM.metaspace scale=1"));
    long free = used.group(2) == null ? 0 : Long.parseLong(used.group(2));
    MatchResult heap = find(TOTAL, ThreadNames.jcmd(child, "GC.class_histogram"));
    List<String> ours =
        ThreadNames.of(child).stream()
            .filter(name -> name.startsWith("loopwatch") || name.equals("HTTP-Dispatcher"))
            .toList();
    return new JvmFigures(
        Long.parseLong(used.group(1)) - free,
        Long.parseLong(heap.group(1)),
        ours,
        files(Path.of("/proc", Long.toString(child.pid()), "fd")));
  }

  private static MatchResult find(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
    return matcher.toMatchResult();
  }

  private static List<String> files(Path descriptors) {
    if (!Files.isDirectory(descriptors)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(descriptors)) {
      return all.map(JvmFigures::target)
          .filter(file -> file.startsWith("/") && !file.endsWith(".jfr"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empty where it was closed meanwhile. */
  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closed) {
      return "";
    }
  }
}
