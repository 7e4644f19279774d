// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.page;

import java.io.IOException;
import java.io.Writer;

/** Writes a text with places in it, from its begin to its end, and lets others fill the places. */
final class Template {
  private final String text;
  private final Writer out;
  private int written;

  /**
   * @param text has each place as <code>{{name}}</code>
   */
  Template(String text, Writer out) {
    this.text = text;
    this.out = out;
  }

  /**
   * Writes what is before a place, and leaves the place out.
   *
   * @return where to write what belongs there
   * @throws IllegalArgumentException where the rest of the text has no such place
   */
  Writer upTo(String name) throws IOException {
    String place = "{{" + name + "}}";
    int at = text.indexOf(place, written);
    if (at < 0) {
      throw new IllegalArgumentException("no " + place + " in what is left of the template");
    }
    out.write(text, written, at - written);
    written = at + place.length();
    return out;
  }

  /** Writes what is left. */
  void end() throws IOException {
    out.write(text, written, text.length() - written);
  }
}
