// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.elsewhere;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that takes {@link Slow#TIME} to read, on any machine: a named pipe whose other end is
 * slow. To its reader it is what a file on a sleeping disk or a stalled network share is; a file of
 * the page cache would be computing, not waiting. One reader at a time.
 */
public final class SlowFile implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("demo.file");
  private static final byte[] CONTENT = "content of a file\n".getBytes(StandardCharsets.UTF_8);

  /**
   * Between two readers: the first has to see the end of the file before the pipe is opened again.
   */
  private static final long REST_MILLIS = 150;

  private final Path path;
  private volatile boolean closed;

  /**
   * Makes the pipe in this folder.
   *
   * @throws IOException if there is no {@code mkfifo} here
   */
  public SlowFile(Path folder, String name) throws IOException, InterruptedException {
    path = pipe(folder.resolve(name));
    Workers.daemons("slow-file").newThread(this::feed).start();
  }

  /** Makes a named pipe there, and returns its path. */
  static Path pipe(Path path) throws IOException, InterruptedException {
    int status = new ProcessBuilder("mkfifo", path.toString()).inheritIO().start().waitFor();
    if (status != 0) {
      throw new IOException("mkfifo " + path + " failed with status " + status);
    }
    return path;
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  private void feed() {
    while (!closed) {
      try {
        feedOneReader();
      } catch (IOException e) {
        // A reader that went away early does not end the file for the next one.
        LOG.debug("the slow file lost its reader", e);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void feedOneReader() throws IOException, InterruptedException {
    // Opening waits for a reader. Without CREATE: a pipe that was deleted must not come back as a
    // plain file.
    try (OutputStream out = Files.newOutputStream(path, StandardOpenOption.WRITE)) {
      Thread.sleep(Slow.TIME.toMillis());
      out.write(CONTENT);
    }
    Thread.sleep(REST_MILLIS);
  }

  @Override
  public void close() throws IOException {
    closed = true;
    // Being a reader for a moment lets go a feeder that waits for one; "rw" does not wait for a
    // writer itself.
    try (RandomAccessFile reader = new RandomAccessFile(path.toFile(), "rw")) {
      Files.delete(path);
    }
  }
}
