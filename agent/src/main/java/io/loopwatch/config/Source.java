// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

/** A place options come from, and how they are written there. */
abstract class Source {
  /** The place as a whole, for people to read, as in "agent argument". */
  abstract String place();

  /** Puts all options of this place into a layer; what cannot be one is a problem. */
  abstract void read(Layer layer);

  /** How a key is written here. */
  String spell(String key) {
    return key;
  }

  /** Where here the value of a key stands, for people to read. */
  String origin(String key) {
    return place();
  }
}
