// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import java.io.Closeable;
import java.io.IOException;

/** Where the log goes. Used by the log's thread only. */
interface LogTarget extends Closeable {
  /** Writes the record, or throws having written none of it that a reader would take for whole. */
  void write(LogMessage message) throws IOException;

  /** From now on the application's logging may be looked for, which may initialise it. */
  default void allowApplication() {}

  @Override
  default void close() throws IOException {}
}
