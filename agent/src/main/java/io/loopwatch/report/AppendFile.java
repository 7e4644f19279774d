// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A file that grows by whole pieces: {@link #write} adds all of its bytes or none. After a failure
 * the half-written piece is cut off, and the next write opens the file anew, so that it may have
 * been moved, or its disk be back. What an earlier process left as half a line is ended as a line,
 * so that it spoils none of ours. Missing folders are made. One process writes to one file. Used by
 * one thread.
 */
final class AppendFile implements Closeable {
  private final Path path;
  private boolean startEmpty;
  private @Nullable FileChannel channel;
  private long tornFrom;
  private long tornLength;

  /**
   * Opens nothing yet. {@code startEmpty}: what the file held before is removed when it is opened
   * first.
   */
  AppendFile(Path path, boolean startEmpty) {
    this.path = path;
    this.startEmpty = startEmpty;
  }

  /** Opens the file unless it is open. */
  void open() throws IOException {
    opened();
  }

  /** Bytes in the file; 0 for a device or a pipe. */
  long size() throws IOException {
    return opened().size();
  }

  void write(byte[] bytes) throws IOException {
    FileChannel file = opened();
    try {
      append(file, bytes);
    } catch (IOException e) {
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new IOException(path + ": " + why, e);
    }
  }

  @Override
  public void close() throws IOException {
    FileChannel file = channel;
    channel = null;
    if (file != null) {
      file.close();
    }
  }

  private FileChannel opened() throws IOException {
    FileChannel file = channel;
    if (file != null && file.isOpen()) {
      return file;
    }
    makeFolder();
    if (Files.isRegularFile(path)) {
      cut();
    }
    startEmpty = false;
    tornLength = 0;
    FileChannel fresh =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    channel = fresh;
    if (!isLineEnded()) {
      fresh.write(ByteBuffer.wrap(new byte[] {'\n'}));
    }
    return fresh;
  }

  /** Not where an earlier process was killed in the midst of a line. */
  private boolean isLineEnded() throws IOException {
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      return true;
    }
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      return file.size() == 0 || file.read(last, file.size() - 1) <= 0 || last.get(0) == '\n';
    }
  }

  private void makeFolder() throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    // Asked first, because createDirectories takes a link to a folder for a file before JDK 20.
    if (folder != null && !Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
  }

  /** Removes what is not to be there: an earlier run's content, or the half of a piece. */
  private void cut() throws IOException {
    if (!startEmpty && tornLength == 0) {
      return;
    }
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
      long size = file.size();
      if (startEmpty) {
        file.truncate(0);
      } else if (size > tornFrom && size <= tornFrom + tornLength) {
        file.truncate(tornFrom);
      }
    }
  }

  private void append(FileChannel file, byte[] bytes) throws IOException {
    long before = file.size();
    try {
      writeFully(file, ByteBuffer.wrap(bytes));
    } catch (IOException e) {
      undo(before, bytes.length, e);
      throw e;
    }
  }

  private void undo(long before, long length, IOException cause) {
    tornFrom = before;
    tornLength = length;
    try {
      // A new channel, since the failure may have closed this one (an interrupt does).
      close();
      opened();
    } catch (IOException e) {
      // Told with the failure itself; the cut is made when the file can be opened again.
      cause.addSuppressed(e);
    }
  }

  private static void writeFully(FileChannel file, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }
}
