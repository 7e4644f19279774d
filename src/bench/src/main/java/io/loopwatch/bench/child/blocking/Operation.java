// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.child.blocking;

/** What is measured, on watched threads and on others. */
public enum Operation {
  /** On one thread: what {@code park} takes that does not park. */
  PARK("park, its permit there", 10_000),
  /** Between two threads. */
  PARK_PING_PONG("park/unpark ping-pong", 150),
  /** From a small file. */
  READ_BYTE("FileInputStream.read, 1 byte", 1_000),
  /** From a small file. */
  READ_KIB("FileInputStream.read, 1 KiB", 1_000),
  /** From a small file, into a direct buffer. */
  CHANNEL_READ_KIB("FileChannel.read, 1 KiB", 1_000),
  /** Between two threads that block. */
  SOCKET_PING_PONG("Socket ping-pong", 100),
  /** Both ends on one thread. */
  NON_BLOCKING_PING_PONG("SocketChannel ping-pong, not blocking", 100),
  /** A real server and its client, both on one loop. */
  NETTY_ECHO("Netty NIO echo", 100);

  private final String label;
  private final int times;

  Operation(String label, int times) {
    this.label = label;
    this.times = times;
  }

  /** For a table. */
  public String label() {
    return label;
  }

  /** So many of them in a batch: a few milliseconds, which no detector takes for a stall. */
  int times() {
    return times;
  }

  /** Whether it can be measured on threads that run no loop. */
  public boolean needsLoop() {
    return this == NETTY_ECHO;
  }

  /** Makes what does it. */
  Exercise open() throws Exception {
    return switch (this) {
      case PARK -> new Parking();
      case PARK_PING_PONG -> new ParkPingPong();
      case READ_BYTE -> new FileReading(FileReading.How.BYTE);
      case READ_KIB -> new FileReading(FileReading.How.ARRAY);
      case CHANNEL_READ_KIB -> new FileReading(FileReading.How.CHANNEL);
      case SOCKET_PING_PONG -> new SocketPingPong();
      case NON_BLOCKING_PING_PONG -> new ChannelPingPong();
      case NETTY_ECHO -> new NettyEcho();
    };
  }
}
