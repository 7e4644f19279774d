// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.child.blocking;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;

/** Reads a file that lies in the system's cache. */
final class FileReading implements Exercise {
  private static final int KIB = 1_024;

  /** What is read with. */
  enum How {
    BYTE,
    ARRAY,
    CHANNEL
  }

  private final How how;
  private final FileInputStream in;
  private final FileChannel channel;
  private final byte[] array = new byte[KIB];
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(KIB);

  FileReading(How how) throws IOException {
    this.how = how;
    File file = File.createTempFile("bench", ".bin");
    file.deleteOnExit();
    Files.write(file.toPath(), new byte[KIB * KIB]);
    in = new FileInputStream(file);
    channel = in.getChannel();
  }

  @Override
  public Took take(Sides sides, int times) throws Exception {
    return sides.alone(
        () -> {
          channel.position(0);
          read(1);
          Took start = Took.start();
          read(times);
          return start.stop();
        });
  }

  private void read(int times) throws IOException {
    for (int i = 0; i < times; i++) {
      if (readOnce() < 0) {
        throw new IOException("the file is too short");
      }
    }
  }

  private int readOnce() throws IOException {
    return switch (how) {
      case BYTE -> in.read();
      case ARRAY -> in.read(array);
      case CHANNEL -> channel.read(buffer.clear(), 0);
    };
  }
}
