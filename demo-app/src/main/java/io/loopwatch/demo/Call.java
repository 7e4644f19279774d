// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request that waits for its answer, whatever the framework. */
public interface Call {
  /** For failures that the client only sees as status 500. */
  Logger LOG = LoggerFactory.getLogger("demo.call");

  /** Answers with this status and text. To be called once, on the loop of the request. */
  void answer(int status, String text);

  /** Answers with status 200. */
  default void answer(String text) {
    answer(200, text);
  }

  /** Answers with status 500, and says why in the log. */
  default void failed(Throwable cause) {
    LOG.error("a call failed", cause);
    answer(500, String.valueOf(cause.getMessage()));
  }
}
