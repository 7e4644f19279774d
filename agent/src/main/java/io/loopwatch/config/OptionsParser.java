// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Reads options from the four places they may stand in.
 *
 * <p>Strongest first: agent argument, system properties {@code loopwatch.KEY}, environment
 * variables {@code LOOPWATCH_KEY}, the file that {@code config} names in one of these, what {@code
 * debug=true} stands for. What a stronger place overrides is checked all the same, and so is
 * everything where {@code enabled=false}: a typo should not wait for the day on which it counts.
 *
 * <p>Used by one thread.
 */
public final class OptionsParser {
  private final List<Problem> problems = new ArrayList<>();
  private final Map<Option<?>, Setting<?>> settings = new LinkedHashMap<>();

  private OptionsParser() {}

  /**
   * Reads and checks all options. Never throws for what a user wrote.
   *
   * @param agentArguments as {@code premain} gets them, or null
   * @param systemProperties of this JVM; may change while it is read
   * @param environment of this process
   */
  public static ParsedOptions parse(
      @Nullable String agentArguments,
      Properties systemProperties,
      Map<String, String> environment) {
    OptionsParser parser = new OptionsParser();
    parser.read(new AgentArgumentSource(agentArguments));
    parser.read(new SystemPropertySource(systemProperties));
    parser.read(new EnvironmentSource(environment));
    parser.readFile();
    parser.readDebug();
    parser.addDefaults();
    return parser.result();
  }

  private void readFile() {
    Setting<?> config = settings.get(OptionTable.CONFIG);
    if (config != null) {
      read(FileSource.of(config));
    }
  }

  private void readDebug() {
    Setting<?> debug = settings.get(OptionTable.DEBUG);
    if (debug != null && Boolean.TRUE.equals(debug.value())) {
      read(new DebugSource());
    }
  }

  /** Adds what no stronger source has given. */
  private void read(Source source) {
    for (Map.Entry<Option<?>, Setting<?>> entry :
        Layer.of(source, problems).settings().entrySet()) {
      settings.putIfAbsent(entry.getKey(), entry.getValue());
    }
  }

  private void addDefaults() {
    for (Option<?> option : OptionTable.rows()) {
      if (!settings.containsKey(option)) {
        settings.put(option, Setting.byDefault(option));
      }
    }
  }

  /** Two outputs in one file would spoil each other. */
  private void refuseSameFile(Setting<String> output, @Nullable String path, Option<?> other) {
    if (output.value().equals(path)) {
      problems.add(Problems.sameFile(output, other));
    }
  }

  private ParsedOptions result() {
    Options options = new Options(settings);
    refuseSameFile(
        options.setting(OptionTable.EVENTS), options.histograms(), OptionTable.HISTOGRAMS);
    refuseSameFile(options.setting(OptionTable.EVENTS), options.log().path(), OptionTable.LOG);
    refuseSameFile(options.setting(OptionTable.HISTOGRAMS), options.log().path(), OptionTable.LOG);
    return problems.isEmpty() ? ParsedOptions.of(options) : ParsedOptions.failed(problems);
  }
}
