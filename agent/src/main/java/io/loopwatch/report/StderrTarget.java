// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import java.io.IOException;
import java.io.PrintStream;
import java.util.function.Supplier;

/** The application's stderr as it is at the moment of writing: applications replace it. */
final class StderrTarget implements LogTarget {
  private final Supplier<PrintStream> stderr;

  StderrTarget(Supplier<PrintStream> stderr) {
    this.stderr = stderr;
  }

  @Override
  public void write(LogMessage message) throws IOException {
    PrintStream stream = stderr.get();
    // One call, so that other threads' lines do not come in between.
    stream.print(message.line());
    if (stream.checkError()) {
      throw new IOException("stderr cannot be written");
    }
  }
}
