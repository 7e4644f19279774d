// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

class RunningLoopsTest {
  private static final String SELECTOR = "sun/nio/ch/SelectorImpl";
  private static final String NIO = "io/netty/channel/nio/NioEventLoop";
  private static final String UNSAFE = "io/netty/channel/nio/AbstractNioByteChannel$NioByteUnsafe";

  @Test
  void whereNoneRuns_nothingIsOtherwise() {
    RunningLoops none = new RunningLoops(List.of("io/netty/channel/nio/NioIoHandler"));

    assertThat(none.has(NIO)).isFalse();
    assertThat(none.rows(UNSAFE)).isEmpty();
    assertThat(none.rows(SELECTOR)).isEmpty();
  }

  @Test
  void aLoopThatRuns_isLeftAsItIs_andSeenInItsSelectorAndItsChannels() {
    RunningLoops loops = new RunningLoops(List.of("com/acme/shaded/" + NIO, NIO));

    assertThat(loops.has(NIO)).isTrue();
    assertThat(loops.has("com/acme/shaded/" + NIO)).isTrue();
    assertThat(loops.rows(SELECTOR)).extracting(HookPoint::advice).containsExactly(Advice.POLL);
    assertThat(loops.rows(UNSAFE)).extracting(HookPoint::advice).containsExactly(Advice.IO);
    assertThat(loops.rows("io/netty/channel/epoll/Native")).isEmpty();
  }

  @Test
  void aLoopOfEpoll_isSeenInTheCallsOfTheSystem() {
    RunningLoops loops = new RunningLoops(List.of("io/netty/channel/epoll/EpollEventLoop"));

    assertThat(loops.rows("io/netty/channel/epoll/Native")).hasSize(1);
    assertThat(loops.rows(SELECTOR)).isEmpty();
  }

  @Test
  void anExecutorThatRunsItsTasksByItself_isSaidNotToBeSeen() {
    List<String> said = new ArrayList<>();
    RunningLoops loops = new RunningLoops(List.of("io/netty/util/concurrent/DefaultEventExecutor"));

    loops.tellUnseen(said::add);

    assertThat(said).singleElement().asString().contains("DefaultEventExecutor", "not seen");
  }

  @Test
  void anExecutorOfALaterVersion_isSeen() {
    List<String> said = new ArrayList<>();
    RunningLoops loops = new RunningLoops(List.of("io/netty/util/concurrent/DefaultEventExecutor"));

    loops.learn("io/netty/util/concurrent/AbstractEventExecutor", classWith("runTask"));
    loops.tellUnseen(said::add);

    assertThat(said).isEmpty();
  }

  @Test
  void aLoopOfNetty42_hasNoRunOfItsOwn_andIsWovenAsEver() throws Exception {
    Class<?> above = named("io/netty/channel/SingleThreadIoEventLoop", "java/lang/Object", null);
    Class<?> later = named(NIO, "io/netty/channel/SingleThreadIoEventLoop", above);
    Class<?> earlier = named(NIO, "java/lang/Object", null);

    assertThat(RunningLoops.among(List.of(later)).has(NIO)).isFalse();
    assertThat(RunningLoops.among(List.of(later, earlier)).has(NIO)).isTrue();
  }

  private static Class<?> named(String name, String superName, Class<?> above) throws Exception {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, superName, null);
    writer.visitEnd();
    byte[] bytes = writer.toByteArray();
    ClassLoader loader =
        new ClassLoader(null) {
          @Override
          protected Class<?> findClass(String wanted) throws ClassNotFoundException {
            if (above != null && wanted.equals(above.getName())) {
              return above;
            }
            return defineClass(wanted, bytes, 0, bytes.length);
          }
        };
    return loader.loadClass(name.replace('/', '.'));
  }

  private static byte[] classWith(String method) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_ABSTRACT, "A", null, "java/lang/Object", null);
    writer.visitMethod(Opcodes.ACC_ABSTRACT, method, "()V", null, null);
    writer.visitEnd();
    assertThat(new String(writer.toByteArray(), US_ASCII)).contains(method);
    return writer.toByteArray();
  }
}
