// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Follows an event log: reads only what was added since. A line that has no end yet is left for the
 * next time, one that is no JSON object fails.
 */
final class EventFile {
  private final Path path;
  private final List<Event> events = new ArrayList<>();
  private long position;

  EventFile(Path path) {
    this.path = path;
  }

  /** All events so far. */
  synchronized List<Event> read() {
    if (Files.exists(path)) {
      try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
        add(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return List.copyOf(events);
  }

  private void add(FileChannel file) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.max(0, file.size() - position));
    while (bytes.hasRemaining() && file.read(bytes, position + bytes.position()) >= 0) {}
    int from = 0;
    for (int at = 0; at < bytes.position(); at++) {
      if (bytes.get(at) == '\n') {
        String line = new String(bytes.array(), from, at - from, StandardCharsets.UTF_8);
        events.add(new Event(JsonParser.parseString(line).getAsJsonObject()));
        from = at + 1;
      }
    }
    position += from;
  }
}
