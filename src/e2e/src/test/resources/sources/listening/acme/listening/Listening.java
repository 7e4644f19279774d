// SPDX-License-Identifier: Apache-2.0
package acme.listening;

import io.loopwatch.api.LoopwatchEvent;
import io.loopwatch.api.LoopwatchListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Writes what it is told to {@code told.txt}. */
public final class Listening implements LoopwatchListener {
  @Override
  public void event(LoopwatchEvent event) {
    String line = event.type() + " " + event.loopKind() + " " + Thread.currentThread().getName();
    try {
      Files.write(
          Path.of("told.txt"),
          List.of(line),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
