// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Items of one type with {@code ;} between them, none of them twice.
 *
 * @param <T> what an item becomes
 */
final class ListType<T> implements ValueType<List<T>> {
  private static final char SEPARATOR = ';';

  private final ValueType<T> item;

  ListType(ValueType<T> item) {
    this.item = item;
  }

  @Override
  public List<T> parse(String text) {
    List<T> items = new ArrayList<>();
    for (String itemText : items(text, this)) {
      items.add(parseItem(itemText));
    }
    return List.copyOf(items);
  }

  @Override
  public String allowed() {
    return item.allowed() + ", ';' between several";
  }

  /**
   * The texts of the items, none of them empty or there twice; no items where the text is empty.
   *
   * @param type says what is allowed
   */
  static List<String> items(String text, ValueType<?> type) {
    List<String> items = text.isEmpty() ? List.of() : split(text);
    // Texts are compared, not items: the first equals of a record costs 20 ms of bootstrap.
    for (int i = 0; i < items.size(); i++) {
      String item = items.get(i);
      if (item.isEmpty()) {
        throw new InvalidValueException("an item is empty: " + type.allowed());
      }
      if (items.indexOf(item) < i) {
        throw new InvalidValueException("'" + Shown.text(item) + "' is there twice");
      }
    }
    return items;
  }

  private static List<String> split(String text) {
    List<String> items = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf(SEPARATOR); end >= 0; end = text.indexOf(SEPARATOR, start)) {
      items.add(text.substring(start, end).strip());
      start = end + 1;
    }
    items.add(text.substring(start).strip());
    return items;
  }

  private T parseItem(String text) {
    try {
      return item.parse(text);
    } catch (InvalidValueException e) {
      throw new InvalidValueException(e.why() + ", ';' between several");
    }
  }
}
