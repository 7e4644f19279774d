// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.top;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** By what rows are in order, and the key that says so. Figures come largest first. */
enum Sort {
  /** By utilization. */
  UTILIZATION('u', "UTIL", Comparator.comparingDouble(Row::utilization).reversed()),
  /** By the lag now. */
  LAG('l', "LAG NOW", Comparator.<Row>comparingLong(row -> row.now().lagNowNanos()).reversed()),
  /** By the lag's 99th percentile. */
  P99('9', "P99", Comparator.comparingLong(Row::p99Nanos).reversed()),
  /** By the longest lag. */
  MAX('m', "MAX", Comparator.comparingLong(Row::maxNanos).reversed()),
  /** By the tasks that wait. */
  PENDING('p', "PENDING", Comparator.<Row>comparingInt(row -> row.now().waitingTasks()).reversed()),
  /** By name, numbers in it by their value. */
  NAME('n', "LOOP", Comparator.comparing(Sort::padded));

  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final String ZEROS = "0".repeat(10);

  private final char key;
  private final String title;
  private final Comparator<Row> order;

  Sort(char key, String title, Comparator<Row> order) {
    this.key = key;
    this.title = title;
    this.order = order;
  }

  /** That of a key, or null. */
  static @Nullable Sort of(int key) {
    for (Sort sort : values()) {
      if (sort.key == key) {
        return sort;
      }
    }
    return null;
  }

  /** Whether it is that of a column. */
  boolean isOf(String column) {
    return title.equals(column);
  }

  /** The rows in order; equal ones by name, whichever way the order is. */
  List<Row> sort(List<Row> rows, boolean isReversed) {
    Comparator<Row> first = isReversed ? order.reversed() : order;
    return rows.stream().sorted(first.thenComparing(Sort::padded)).toList();
  }

  private static String padded(Row row) {
    return NUMBER
        .matcher(row.name())
        .replaceAll(
            number -> {
              String digits = number.group();
              return ZEROS.substring(Math.min(digits.length(), ZEROS.length())) + digits;
            });
  }
}
