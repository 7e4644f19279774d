// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.elsewhere;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.FileAppender;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A log file that takes {@link Slow#TIME} for each {@link #ENTRY}, on any machine: a named pipe
 * whose other end is slow, and that has no room for a whole entry.
 */
public final class SlowLog implements AutoCloseable {
  /** What to log: twice of what a pipe holds. */
  public static final String ENTRY = "x".repeat(128 * 1024);

  private static final char END = '.';

  private final Path path;
  private final RandomAccessFile pipe;
  private final LoggerContext context = new LoggerContext();
  private final Logger direct = context.getLogger("direct");
  private final Logger queued = context.getLogger("queued");

  /**
   * Makes the pipe in this folder, and both loggers.
   *
   * @throws IOException if there is no {@code mkfifo} here
   */
  public SlowLog(Path folder) throws IOException, InterruptedException {
    path = SlowFile.pipe(folder.resolve("slow.log"));
    pipe = new RandomAccessFile(path.toFile(), "rw"); // as its own writer it never ends
    Workers.daemons("slow-log").newThread(this::drain).start();
    context.setMDCAdapter(new LogbackMDCAdapter());
    FileAppender<ILoggingEvent> file = appender();
    direct.addAppender(file);
    AsyncAppender queue = new AsyncAppender();
    queue.setContext(context);
    queue.setName("queue");
    queue.setNeverBlock(true);
    queue.addAppender(file);
    queue.start();
    queued.addAppender(queue);
  }

  private FileAppender<ILoggingEvent> appender() {
    PatternLayoutEncoder plain = new PatternLayoutEncoder();
    plain.setContext(context);
    plain.setPattern("%msg");
    plain.start();
    FileAppender<ILoggingEvent> file = new FileAppender<>();
    file.setContext(context);
    file.setName("file");
    file.setFile(path.toString());
    file.setEncoder(plain);
    file.start();
    return file;
  }

  /** Writes each entry itself. */
  public Logger direct() {
    return direct;
  }

  /** Has another thread write them, and drops what that cannot keep up with. */
  public Logger queued() {
    return queued;
  }

  private void drain() {
    byte[] rest = new byte[ENTRY.length() - 1];
    try (pipe) {
      while (pipe.read() != END) {
        Thread.sleep(Slow.TIME.toMillis());
        pipe.readFully(rest);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the slow log broke", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    context.stop();
    pipe.write(END); // after all entries
    Files.delete(path);
  }
}
