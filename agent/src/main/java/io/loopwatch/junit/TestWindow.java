// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.junit;

import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * The time of one test, for which its blocking calls are told. Opened once for each test, however
 * many extensions ask: an annotation and the whole run may both.
 */
final class TestWindow {
  private static final String KEY = "window";

  private TestWindow() {}

  /**
   * Opens it, unless it is.
   *
   * @throws IllegalStateException where nobody looks for blocking calls
   */
  static void open(ExtensionContext test) {
    Store store = store(test);
    if (store.get(KEY) != null) {
      return;
    }
    AgentRecord calls = AgentRecord.find();
    calls.settle();
    store.put(KEY, new Opened(calls, calls.mark()));
  }

  /**
   * Closes it, where it is open.
   *
   * @throws AssertionError where a loop was blocked
   */
  static void close(ExtensionContext test) {
    Opened window = store(test).remove(KEY, Opened.class);
    if (window == null) {
      return;
    }
    List<String> blocked = window.end();
    if (!blocked.isEmpty()) {
      throw new AssertionError(Blame.of(blocked));
    }
  }

  private static Store store(ExtensionContext test) {
    return test.getStore(Namespace.create(TestWindow.class));
  }

  private record Opened(AgentRecord calls, long mark) {
    List<String> end() {
      try {
        calls.settle();
        return calls.since(mark);
      } finally {
        calls.close();
      }
    }
  }
}
