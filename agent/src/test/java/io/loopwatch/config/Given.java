// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What a user gave, for tests: an agent argument, system properties, environment variables. */
final class Given {
  private final @Nullable String agentArgument;
  private final Properties properties = new Properties();
  private final Map<String, String> environment = new LinkedHashMap<>();

  private Given(@Nullable String agentArgument) {
    this.agentArgument = agentArgument;
  }

  static Given nothing() {
    return new Given(null);
  }

  static Given agent(String argument) {
    return new Given(argument);
  }

  Given property(String name, String value) {
    properties.setProperty(name, value);
    return this;
  }

  Given env(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Options options() {
    return parse().options();
  }

  /** The lines about what is wrong, without the prefix that each of them must have. */
  List<String> problems() {
    List<String> lines = new ArrayList<>();
    for (Problem problem : parse().problems()) {
      if (!problem.line().startsWith("loopwatch: ") || problem.line().contains("\n")) {
        throw new AssertionError("not a line of ours: " + problem.line());
      }
      lines.add(problem.line().substring("loopwatch: ".length()));
    }
    return lines;
  }

  private ParsedOptions parse() {
    return OptionsParser.parse(agentArgument, properties, environment);
  }
}
