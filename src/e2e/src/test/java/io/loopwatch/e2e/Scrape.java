// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One answer of {@code /metrics} in the text format.
 *
 * @param values by name and labels, as they are written
 */
record Scrape(Map<String, Double> values) {
  private static final Pattern LINE = Pattern.compile("([a-z_]+(?:\\{.*\\})?) (\\S+)");

  static Scrape of(String text) {
    Map<String, Double> values = new TreeMap<>();
    text.lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(
            line -> {
              Matcher matcher = LINE.matcher(line);
              if (!matcher.matches()) {
                throw new AssertionError("no sample: " + line);
              }
              values.put(matcher.group(1), Double.parseDouble(matcher.group(2)));
            });
    return new Scrape(values);
  }

  double value(String sample) {
    return values.getOrDefault(sample, Double.NaN);
  }
}
