// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.probe.LoopThread;
import io.loopwatch.probe.Probe;
import io.loopwatch.probe.ProbeReset;
import io.loopwatch.probe.Slot;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Calls of native methods are rewritten where they are made. */
@ExtendWith(ProbeReset.class)
class NativeCallsTest {
  @TempDir Path folder;

  /** Calls each of them. */
  static final class Caller implements Runnable {
    @Override
    public void run() {
      try {
        Thread.sleep(1);
        synchronized (this) {
          wait(1);
          wait(0, 1);
        }
        file().sync();
      } catch (InterruptedException | IOException unexpected) {
        throw new AssertionError(unexpected);
      }
    }

    private static FileDescriptor file() throws IOException {
      return new FileOutputStream(System.getProperty("native.calls.file")).getFD();
    }
  }

  /** Has methods of such names that are none of them. */
  static final class Namesake {
    static int sleep(int beds) {
      return beds;
    }

    static int beds() {
      return sleep(3);
    }
  }

  /** Calls nothing of the kind. */
  static final class Bystander {}

  @Test
  void mayBeIn_findsCallers_alsoByNameOnly() {
    assertThat(NativeCall.mayBeIn(ClassFiles.of(Caller.class))).isTrue();
    assertThat(NativeCall.mayBeIn(ClassFiles.of(Namesake.class))).isTrue();
    assertThat(NativeCall.mayBeIn(ClassFiles.of(Bystander.class))).isFalse();
  }

  @Test
  void mayBeIn_readsEveryKindOfConstant() {
    assertThat(NativeCall.mayBeIn(ClassFiles.of(Constants.class))).isFalse();
  }

  /** Longs, doubles, strings, method handles and types. */
  static final class Constants {
    static final List<Object> ALL = List.of(Long.MAX_VALUE, 1.5, 2.5f, "text", 70_000);

    static Runnable handle(String text) {
      return () -> System.out.println(text + ALL);
    }
  }

  /** Java has no static {@code wait(long)}, but the JVM does, and so other languages. */
  @Test
  void methodsOfThatNameThatAreStatic_areLeftAlone() {
    assertThat(NativeCall.of(Opcodes.INVOKESTATIC, "com/acme/MainKt", "wait", "(J)V")).isNull();
    assertThat(NativeCall.of(Opcodes.INVOKEVIRTUAL, "java/lang/Thread", "sleep", "(J)V")).isNull();
    assertThat(NativeCall.of(Opcodes.INVOKEVIRTUAL, "com/acme/Main", "wait", "(J)V"))
        .isEqualTo(NativeCall.WAIT_FOR);
  }

  @Test
  void namesake_isLeftAlone() {
    assertThat(weave(Namesake.class)).isNull();
  }

  @Test
  void calls_areToldWithTheirOperations() throws Exception {
    System.setProperty("native.calls.file", folder.resolve("file").toString());
    Probe.configureBlocking(0, null);
    Constructor<?> constructor = ClassFiles.define(weave(Caller.class)).getDeclaredConstructor();
    constructor.setAccessible(true);
    Runnable woven = (Runnable) constructor.newInstance();

    List<String> told = new ArrayList<>();
    try (LoopThread loop = LoopThread.seen()) {
      Slot slot = loop.slot();
      loop.on(() -> Probe.run(woven));
      for (; slot.callRing().hasNext(); slot.callRing().next()) {
        told.add(BlockingPoints.operation(slot.callRing().operation()).name());
      }
    }
    assertThat(told)
        .containsExactly("Thread.sleep", "Object.wait", "Object.wait", "FileDescriptor.sync");
  }

  private static byte[] weave(Class<?> type) {
    return Weaver.weave(ClassFiles.of(type), List.of(BlockingPoints.nativeCalls())).bytes();
  }
}
