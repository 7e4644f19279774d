// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

/** What {@code debug=true} stands for: all that is off by itself for what it costs. The weakest. */
final class DebugSource extends Source {
  @Override
  String place() {
    return "debug=true";
  }

  @Override
  void read(Layer layer) {
    put(layer, OptionTable.DROPPED, "true");
    put(layer, OptionTable.ORIGIN, "true");
    put(layer, OptionTable.HEARTBEAT, "always");
  }

  private static void put(Layer layer, Option<?> option, String text) {
    layer.put(option.key(), option.key(), text);
  }
}
