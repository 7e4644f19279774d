// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Items of one type with {@code ;} between them, none of them twice.
 *
 * @param <T> what an item becomes; {@code equals} tells whether two are the same
 */
final class ListType<T> implements ValueType<List<T>> {
  private static final char SEPARATOR = ';';

  private final ValueType<T> item;

  ListType(ValueType<T> item) {
    this.item = item;
  }

  @Override
  public List<T> parse(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    List<T> items = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf(SEPARATOR); end >= 0; end = text.indexOf(SEPARATOR, start)) {
      add(items, text.substring(start, end).strip());
      start = end + 1;
    }
    add(items, text.substring(start).strip());
    return List.copyOf(items);
  }

  @Override
  public String allowed() {
    return item.allowed() + ", ';' between several";
  }

  private void add(List<T> items, String text) {
    if (text.isEmpty()) {
      throw new InvalidValueException("an item is empty: " + allowed());
    }
    T parsed = parseItem(text);
    if (items.contains(parsed)) {
      throw new InvalidValueException("'" + Shown.text(text) + "' is there twice");
    }
    items.add(parsed);
  }

  private T parseItem(String text) {
    try {
      return item.parse(text);
    } catch (InvalidValueException e) {
      throw new InvalidValueException(e.getMessage() + ", ';' between several");
    }
  }
}
