// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/** The files beside these classes. */
final class Resources {
  private Resources() {}

  /**
   * A file's text.
   *
   * @throws FileNotFoundException where the jar does not have it, as one that was cut down may not
   */
  static String text(String name) throws IOException {
    try (InputStream in = Resources.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException("the jar has no io/loopwatch/page/" + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
