// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A script or a style in the page.
 *
 * @param element {@code script} or {@code style}
 * @param content what is between its tags, without carriage returns, which a browser would drop
 *     before it makes the hash
 */
record Block(String element, String content) {
  String html() {
    return "<" + element + ">" + content + "</" + element + ">\n";
  }

  /** As a policy names it: the algorithm, and Base64. */
  String hash() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
