// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The arguments of a benchmark: {@code --name value} pairs, of which {@code --jdk} may come more
 * than once.
 */
public final class Flags {
  private final String[] args;

  /**
   * Of {@code main}.
   *
   * @throws IllegalArgumentException if one is not of {@code names}, or lacks its value
   */
  public Flags(String[] args, String... names) {
    this.args = args.clone();
    Set<String> known = Set.of(names);
    for (int i = 0; i < args.length; i += 2) {
      if (!args[i].startsWith("--") || !known.contains(args[i].substring(2))) {
        throw new IllegalArgumentException("unknown: " + args[i] + "; known: " + known);
      }
      if (i + 1 == args.length) {
        throw new IllegalArgumentException(args[i] + " needs a value");
      }
    }
  }

  /** The last value given for a name, or another. */
  public String get(String name, String otherwise) {
    String value = otherwise;
    for (int i = 0; i < args.length; i += 2) {
      value = args[i].equals("--" + name) ? args[i + 1] : value;
    }
    return value;
  }

  /** The last number given for a name, or another. */
  public int get(String name, int otherwise) {
    return Integer.parseInt(get(name, Integer.toString(otherwise)));
  }

  /** All of {@code --jdk}; the running one where there is none. */
  public List<Jdk> jdks() throws IOException {
    List<Jdk> jdks = new ArrayList<>();
    for (int i = 0; i < args.length; i += 2) {
      if (args[i].equals("--jdk")) {
        jdks.add(Jdk.in(Path.of(args[i + 1])));
      }
    }
    return jdks.isEmpty() ? List.of(Jdk.running()) : jdks;
  }
}
