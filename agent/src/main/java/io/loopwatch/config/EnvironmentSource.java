// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
    List<String> names = new ArrayList<>();
    for (String name : environment.keySet()) {
      if (name.startsWith(PREFIX)) {
        names.add(name);
      }
    }
    // So that problems are told in the same order each time.
    names.sort(null);
    for (String name : names) {
      String key = name.substring(PREFIX.length()).replace('_', '.').toLowerCase(Locale.ROOT);
      layer.put(name, key, environment.getOrDefault(name, ""));
    }
  }
}
