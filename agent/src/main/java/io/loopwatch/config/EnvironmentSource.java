// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code LOOPWATCH_KEY}: upper case, dots as {@code _}. All that begins with {@code LOOPWATCH_} is
 * ours.
 */
final class EnvironmentSource extends Source {
  private static final String PREFIX = "LOOPWATCH_";

  private final Map<String, String> environment;

  EnvironmentSource(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  String place() {
    return "environment";
  }

  @Override
  String spell(String key) {
    return PREFIX.concat(key.replace('.', '_').toUpperCase(Locale.ROOT));
  }

  @Override
  String origin(String key) {
    return "environment variable ".concat(spell(key));
  }

  @Override
  void read(Layer layer) {
    // Sorted, so that problems are told in the same order each time.
    TreeMap<String, String> ours = new TreeMap<>();
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      if (variable.getKey().startsWith(PREFIX)) {
        ours.put(variable.getKey(), variable.getValue());
      }
    }
    for (Map.Entry<String, String> variable : ours.entrySet()) {
      String name = variable.getKey();
      String key = name.substring(PREFIX.length()).replace('_', '.').toLowerCase(Locale.ROOT);
      layer.put(name, key, variable.getValue());
    }
  }
}
