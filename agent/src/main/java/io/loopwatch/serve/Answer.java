// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/**
 * What a request gets.
 *
 * @param status of HTTP
 * @param type of the content
 * @param body not to be changed any more
 * @param policy what a page may do; null for what is none
 * @param tag that of this content, in quotes, so that it is sent once only; null for none
 */
record Answer(int status, String type, byte[] body, @Nullable String policy, @Nullable String tag) {
  static Answer of(String type, byte[] body) {
    return new Answer(200, type, body, null, null);
  }

  /** A line for people. */
  static Answer refusal(int status, String text) {
    return new Answer(
        status, "text/plain; charset=utf-8", (text + "\n").getBytes(UTF_8), null, null);
  }

  static Answer tagged(String type, byte[] body, String tag) {
    return new Answer(200, type, body, null, tag);
  }

  static Answer page(byte[] html, String policy) {
    return new Answer(200, "text/html; charset=utf-8", html, policy, null);
  }

  /** The client has it already. */
  static Answer unchanged(String tag) {
    return new Answer(304, "", new byte[0], null, tag);
  }
}
