// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import static io.loopwatch.diagnose.Stacks.held;
import static io.loopwatch.diagnose.Stacks.sample;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaitsTest {
  private static final String APP = "com.acme.Main.run";

  @Test
  void monitorThatAnotherHolds_isALock() {
    assertThat(Waits.isForLock(sample(Thread.State.BLOCKED, APP))).isTrue();
  }

  @Test
  void parkWithAnOwner_isALock() {
    String park = "jdk.internal.misc.Unsafe.park#native";
    assertThat(Waits.isForLock(held(Thread.State.WAITING, "worker-1", park, APP))).isTrue();
    assertThat(Waits.isForLock(held(Thread.State.WAITING, null, park, APP))).isFalse();
    assertThat(Waits.isForLock(sample(Thread.State.WAITING, park, APP))).isFalse();
  }

  @Test
  void waitToBeNotified_isNoLockThoughSomebodyHoldsTheMonitor() {
    String wait = "java.lang.Object.wait0#native";

    assertThat(Waits.isForLock(held(Thread.State.WAITING, "worker-1", wait, APP))).isFalse();
    assertThat(Waits.isForLock(held(Thread.State.BLOCKED, "worker-1", wait, APP))).isTrue();
  }

  @Test
  void runnableWithAClassToWaitFor_isNoLock() {
    assertThat(Waits.isForInitialisation(Stacks.initialising("worker-1", APP))).isTrue();
    assertThat(Waits.isForInitialisation(held(Thread.State.BLOCKED, "worker-1", APP))).isFalse();
    assertThat(Waits.isForInitialisation(sample(Thread.State.RUNNABLE, APP))).isFalse();
  }

  @Test
  void waiting_isACallThatBlocks() {
    assertThat(Waits.isBlocked(sample(Thread.State.WAITING, APP))).isTrue();
    assertThat(Waits.isBlocked(sample(Thread.State.TIMED_WAITING, APP))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.io.FileInputStream.readBytes#native",
        "java.io.RandomAccessFile.writeBytes#native",
        "sun.nio.ch.FileDispatcherImpl.read0#native",
        "sun.nio.ch.UnixFileDispatcherImpl.force0#native",
        "sun.nio.ch.SocketDispatcher.read0#native",
        "sun.nio.ch.Net.poll#native",
        "sun.nio.ch.Net.connect0#native",
        "sun.nio.fs.UnixNativeDispatcher.open0#native",
        "java.net.Inet6AddressImpl.lookupAllHostAddr#native",
        "java.net.SocketInputStream.socketRead0#native",
        "java.lang.ProcessImpl.forkAndExec#native",
      })
  void runnableInANativeThatBlocks_isACallThatBlocks(String innermost) {
    assertThat(Waits.isBlocked(sample(Thread.State.RUNNABLE, innermost, APP))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "io.grpc.netty.shaded."})
  void loopsOwnChannel_neverWaits(String relocated) {
    String channel = relocated + "io.netty.channel.socket.nio.NioSocketChannel.doWrite";
    String write = "sun.nio.ch.SocketChannelImpl.write";
    String natively = "sun.nio.ch.SocketDispatcher.write0#native";

    assertThat(Waits.isBlocked(sample(Thread.State.RUNNABLE, natively, write, channel, APP)))
        .isFalse();
    assertThat(Waits.isBlocked(sample(Thread.State.RUNNABLE, natively, write, APP, channel)))
        .as("a channel of the application's")
        .isTrue();
  }

  /** The channel has its buffer do it. */
  @Test
  void loopsOwnChannel_isReadThroughABuffer() {
    assertThat(
            Waits.isBlocked(
                sample(
                    Thread.State.RUNNABLE,
                    "sun.nio.ch.SocketDispatcher.read0#native",
                    "sun.nio.ch.SocketChannelImpl.read",
                    "com.acme.netty.buffer.PooledByteBuf.setBytes",
                    "com.acme.netty.buffer.AbstractByteBuf.writeBytes",
                    "com.acme.netty.channel.socket.nio.NioSocketChannel.doReadBytes",
                    APP)))
        .isFalse();
  }

  @Test
  void fileThatALoopSends_mayWait() {
    assertThat(
            Waits.isBlocked(
                sample(
                    Thread.State.RUNNABLE,
                    "sun.nio.ch.FileDispatcherImpl.transferTo0#native",
                    "sun.nio.ch.FileChannelImpl.transferTo",
                    "io.netty.channel.DefaultFileRegion.transferTo",
                    "io.netty.channel.socket.nio.NioSocketChannel.doWriteFileRegion",
                    APP)))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.util.zip.Inflater.inflateBytesBytes#native",
        "java.lang.System.arraycopy#native",
        "java.lang.Thread.yield0#native",
        "io.netty.channel.epoll.Native.epollWait0#native",
        "com.acme.Codec.encode#native",
        "java.io.FileInputStream.read",
        "sun.nio.ch.IOUtil.write",
      })
  void runnableAnywhereElse_isNone(String innermost) {
    assertThat(Waits.isBlocked(sample(Thread.State.RUNNABLE, innermost, APP))).isFalse();
  }

  @Test
  void runnableWithoutAStack_isNone() {
    assertThat(Waits.isBlocked(sample(Thread.State.RUNNABLE))).isFalse();
    assertThat(Waits.isBlocked(sample(Thread.State.TERMINATED))).isFalse();
  }
}
