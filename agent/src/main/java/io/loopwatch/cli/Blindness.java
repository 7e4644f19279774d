// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import io.loopwatch.report.EventLog;
import io.loopwatch.report.LoggedEvent;
import io.loopwatch.run.RunFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds runs in which nobody looked for what is to be counted: that none was told then means
 * nothing. Used for one file.
 */
final class Blindness {
  private final Map<String, String> blindWith;
  private @Nullable String found;

  private Blindness(Map<String, String> blindWith) {
    this.blindWith = blindWith;
  }

  /**
   * The option with which nobody looked, as {@code blocking=off}; null where somebody did.
   *
   * @throws UnusableException where the event log cannot be read again
   */
  static @Nullable String of(Counted what, RunFile events) throws UnusableException {
    if (what.blindWith().isEmpty()) {
      return null;
    }
    Path path = Path.of(events.path());
    Blindness blindness = new Blindness(what.blindWith());
    try {
      // What is wrong with its lines was told as it was read first.
      EventLog.read(path, blindness::look, problem -> {});
    } catch (IOException e) {
      throw UnusableException.of(path, "read", e);
    }
    return blindness.found;
  }

  private void look(LoggedEvent event) {
    if (!event.type().equals("start")) {
      return;
    }
    for (Map.Entry<String, String> option : blindWith.entrySet()) {
      if (option.getValue().equals(event.options().get(option.getKey()))) {
        found = option.getKey() + "=" + option.getValue();
      }
    }
  }
}
