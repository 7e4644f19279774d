// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The options of one source, checked as they come in. Used by one thread. */
final class Layer {
  private final Source source;
  private final List<Problem> problems;
  private final Map<Option<?>, String> texts = new HashMap<>();
  private final Map<Option<?>, Setting<?>> settings = new LinkedHashMap<>();

  private Layer(Source source, List<Problem> problems) {
    this.source = source;
    this.problems = problems;
  }

  static Layer of(Source source, List<Problem> problems) {
    Layer layer = new Layer(source, problems);
    source.read(layer);
    return layer;
  }

  /** Notes that something other than an option is wrong. */
  void add(Problem problem) {
    problems.add(problem);
  }

  /** What was given and is right. */
  Map<Option<?>, Setting<?>> settings() {
    return settings;
  }

  /**
   * Takes an option in, or says why not.
   *
   * @param written the key exactly as it stands in the source
   * @param key the key of the table that this would be
   */
  void put(String written, String key, String rawText) {
    Option<?> option = OptionTable.find(key);
    if (option == null || !source.spell(key).equals(written)) {
      problems.add(Problems.unknownKey(written, key, source));
      return;
    }
    String text = rawText.strip();
    String earlier = texts.putIfAbsent(option, text);
    if (earlier != null) {
      problems.add(Problems.doubled(option, earlier, text, source));
    } else if (text.isEmpty()) {
      problems.add(Problems.emptyValue(option, source));
    } else {
      parse(option, text);
    }
  }

  private void parse(Option<?> option, String text) {
    try {
      settings.put(option, Setting.parsed(option, text, source.origin(option.key())));
    } catch (InvalidValueException e) {
      problems.add(Problems.invalidValue(option, text, source, Objects.requireNonNull(e.why())));
    }
  }
}
