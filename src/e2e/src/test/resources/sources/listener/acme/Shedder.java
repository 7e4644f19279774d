// SPDX-License-Identifier: Apache-2.0
package acme;

import io.loopwatch.api.LoopwatchEvent;
import io.loopwatch.api.LoopwatchListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Writes what it is told to {@code told.txt}; where {@code acme.throw} is set, throws. */
public final class Shedder implements LoopwatchListener {
  @Override
  public void event(LoopwatchEvent event) {
    if (Boolean.getBoolean("acme.throw")) {
      throw new IllegalStateException("not today");
    }
    String line =
        String.join(
            " ",
            event.type(),
            event.phase().orElse("-"),
            event.loopKind(),
            event.culprit().map(StackTraceElement::getMethodName).orElse("-"),
            event.duration().toMillis() + "ms",
            Thread.currentThread().getName());
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
