// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

import org.jspecify.annotations.Nullable;

/**
 * What follows {@code -javaagent:loopwatch.jar=}: {@code key=value} with {@code ,} between. A value
 * may hold {@code =}.
 */
final class AgentArgumentSource extends Source {
  private static final char SEPARATOR = ',';

  private final String argument;

  AgentArgumentSource(@Nullable String argument) {
    this.argument = argument == null ? "" : argument;
  }

  @Override
  String place() {
    return "agent argument";
  }

  @Override
  void read(Layer layer) {
    if (argument.isBlank()) {
      return;
    }
    int start = 0;
    boolean empty = false;
    while (start <= argument.length()) {
      int comma = argument.indexOf(SEPARATOR, start);
      int end = comma < 0 ? argument.length() : comma;
      String option = argument.substring(start, end).strip();
      empty |= option.isEmpty();
      if (!option.isEmpty()) {
        readOption(option, layer);
      }
      start = end + 1;
    }
    if (empty) {
      layer.add(Problems.emptyOption(this));
    }
  }

  private void readOption(String option, Layer layer) {
    int equals = option.indexOf('=');
    if (equals <= 0) {
      layer.add(Problems.notKeyValue(option, this));
      return;
    }
    String key = option.substring(0, equals).strip();
    layer.put(key, key, option.substring(equals + 1));
  }
}
