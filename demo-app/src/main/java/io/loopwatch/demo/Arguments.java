// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the command line asks for.
 *
 * @param seconds how long to make load, without start and warm-up
 * @param rightSeconds for how many of them to call the right forms, where both are called; 0 for
 *     the standard part
 * @param right whether to call the right forms
 * @param wrong whether to call the wrong forms
 * @param vertxPort of the Vert.x service; 0 for a free one
 * @param nettyPort of the Netty server; 0 for a free one
 * @param calls where to write what was called when
 */
record Arguments(
    long seconds,
    long rightSeconds,
    boolean right,
    boolean wrong,
    int vertxPort,
    int nettyPort,
    Optional<Path> calls) {
  static final String USAGE =
      "usage: [--seconds N] [--right-seconds N] [--only right|wrong|all] [--vertx-port N]"
          + " [--netty-port N] [--calls FILE]";

  private static final Set<String> KEYS =
      Set.of("--seconds", "--right-seconds", "--only", "--vertx-port", "--netty-port", "--calls");
  private static final int MAX_SECONDS = 86_400;
  private static final int MAX_PORT = 65_535;

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException with a message for the user, if it is not as {@link #USAGE}
   *     says
   */
  static Arguments parse(String... args) {
    Map<String, String> values = pairs(args);
    String only = values.getOrDefault("--only", "all");
    if (!Set.of("right", "wrong", "all").contains(only)) {
      throw new IllegalArgumentException("--only takes right, wrong or all, not " + only);
    }
    return new Arguments(
        number(values, "--seconds", 20, 1, MAX_SECONDS),
        number(values, "--right-seconds", 0, 0, MAX_SECONDS),
        !only.equals("wrong"),
        !only.equals("right"),
        number(values, "--vertx-port", 0, 0, MAX_PORT),
        number(values, "--netty-port", 0, 0, MAX_PORT),
        Optional.ofNullable(values.get("--calls")).map(Path::of));
  }

  private static Map<String, String> pairs(String... args) {
    Map<String, String> values = new TreeMap<>();
    for (int i = 0; i < args.length; i += 2) {
      if (!KEYS.contains(args[i])) {
        throw new IllegalArgumentException("unknown argument " + args[i]);
      }
      if (i + 1 == args.length) {
        throw new IllegalArgumentException(args[i] + " lacks its value");
      }
      if (values.put(args[i], args[i + 1]) != null) {
        throw new IllegalArgumentException(args[i] + " is given twice");
      }
    }
    return values;
  }

  private static int number(
      Map<String, String> values, String key, int standard, int min, int max) {
    String text = values.getOrDefault(key, String.valueOf(standard));
    String complaint = key + " takes a number from " + min + " to " + max + ", not " + text;
    try {
      int number = Integer.parseInt(text);
      if (number >= min && number <= max) {
        return number;
      }
      throw new IllegalArgumentException(complaint);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(complaint, e);
    }
  }
}
