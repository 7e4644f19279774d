// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A log file of Loopwatch's own, appended to, in UTF-8; each record is in the file when {@link
 * #write} returns.
 */
final class FileTarget implements LogTarget {
  private final AppendFile file;

  FileTarget(AppendFile file) {
    this.file = file;
  }

  @Override
  public void write(LogMessage message) throws IOException {
    file.write(message.line().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
