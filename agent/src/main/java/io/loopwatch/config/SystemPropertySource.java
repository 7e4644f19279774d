// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * {@code -Dloopwatch.KEY=value}. All that begins with {@code loopwatch.} is ours, and all but the
 * switch of the test listener is an option.
 */
final class SystemPropertySource extends Source {
  private static final String PREFIX = "loopwatch.";

  /** Read by the JUnit listener of the same jar; it is often set next to the agent. */
  private static final String TEST_SWITCH = "loopwatch.noblocking";

  private final Properties properties;

  SystemPropertySource(Properties properties) {
    this.properties = properties;
  }

  @Override
  String place() {
    return "system properties";
  }

  @Override
  String spell(String key) {
    return PREFIX.concat(key);
  }

  @Override
  String origin(String key) {
    return "system property ".concat(spell(key));
  }

  @Override
  void read(Layer layer) {
    List<String> names = new ArrayList<>();
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith(PREFIX) && !name.equals(TEST_SWITCH)) {
        names.add(name);
      }
    }
    // So that problems are told in the same order each time.
    names.sort(null);
    for (String name : names) {
      // Another thread may have removed it since.
      String text = properties.getProperty(name);
      if (text != null) {
        layer.put(name, name.substring(PREFIX.length()), text);
      }
    }
  }
}
