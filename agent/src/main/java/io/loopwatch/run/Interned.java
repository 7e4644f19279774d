// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers equal things alike, from 0 on in the order in which they come. */
final class Interned<T> {
  private final Map<T, Integer> numbers = new HashMap<>();
  private final List<T> things = new ArrayList<>();

  int number(T thing) {
    Integer known = numbers.putIfAbsent(thing, things.size());
    if (known == null) {
      things.add(thing);
      return things.size() - 1;
    }
    return known;
  }

  /** By their number. */
  List<T> all() {
    return things;
  }
}
