// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

class MonitorsTest {
  private final List<Class<?>> loaded = new ArrayList<>(List.of(MonitorBodies.class));
  private final Monitors monitors = new Monitors(instrumentation(), Runnable::run);
  private int searches;

  private Instrumentation instrumentation() {
    return (Instrumentation)
        Proxy.newProxyInstance(
            MonitorsTest.class.getClassLoader(),
            new Class<?>[] {Instrumentation.class},
            (proxy, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("getAllLoadedClasses");
              searches++;
              return loaded.toArray(Class<?>[]::new);
            });
  }

  @Test
  void everyLine_isToldAsItWasRun() {
    MonitorBodies.run();

    assertThat(MonitorBodies.RAN).hasSizeGreaterThan(60);
    for (MonitorBodies.Ran ran : MonitorBodies.RAN) {
      assertThat(hold(monitors, ran.frame())).as(ran.toString()).isEqualTo(ran.holdsMonitor());
    }
  }

  @Test
  void callOfAHandle_isToldOfItsLine_andOfNoOther() throws Throwable {
    MonitorBodies.RAN.clear();
    MonitorBodies.handle();
    StackTraceElement after = MonitorBodies.RAN.get(1).frame();
    StackTraceElement handle = frame(after.getLineNumber() - 1);

    assertThat(callHandle(handle)).isTrue();
    assertThat(callHandle(after)).isFalse();
    assertThat(hold(monitors, handle)).isFalse();
  }

  @Test
  void loaderThatIsHeldUp_holdsUpNobodyTwice_andItsAnswerIsKnownTheNextTime() {
    MonitorBodies.RAN.clear();
    MonitorBodies.run();
    StackTraceElement inside =
        MonitorBodies.RAN.stream()
            .filter(MonitorBodies.Ran::holdsMonitor)
            .findFirst()
            .get()
            .frame();
    List<Runnable> waiting = new ArrayList<>();
    Monitors slow = new Monitors(instrumentation(), waiting::add);

    slow.read(List.of(inside), true);
    slow.read(List.of(frame(60_000)), true);
    assertThat(slow.holdsMonitor(inside)).isNull();
    assertThat(waiting).hasSize(1);

    waiting.get(0).run();
    assertThat(slow.holdsMonitor(inside)).isTrue();
    slow.read(List.of(inside), true);
    assertThat(waiting).hasSize(1);
  }

  private static boolean hold(Monitors monitors, StackTraceElement frame) {
    monitors.read(List.of(frame), true);
    return Boolean.TRUE.equals(monitors.holdsMonitor(frame));
  }

  private boolean callHandle(StackTraceElement frame) {
    monitors.read(List.of(frame), true);
    return monitors.callsHandle(frame);
  }

  @Test
  void handlesBeyondAMonitor_areFoundWhereTheyAreAskedFor() throws Throwable {
    MonitorBodies.RAN.clear();
    MonitorBodies.run();
    StackTraceElement inside =
        MonitorBodies.RAN.stream()
            .filter(MonitorBodies.Ran::holdsMonitor)
            .findFirst()
            .get()
            .frame();
    MonitorBodies.RAN.clear();
    MonitorBodies.handle();
    StackTraceElement handle = frame(MonitorBodies.RAN.get(1).frame().getLineNumber() - 1);
    monitors.read(List.of(inside, handle), true);
    assertThat(monitors.callsHandle(handle)).isFalse();

    monitors.read(List.of(inside, handle), false);
    assertThat(monitors.callsHandle(handle)).isTrue();
  }

  private static StackTraceElement frame(int line) {
    return new StackTraceElement(MonitorBodies.class.getName(), "handle", null, line);
  }

  @Test
  void classesOfTheJdk_areKnownToo() {
    loaded.add(StringBuffer.class);
    loaded.add(String.class);

    assertThat(hold(monitors, new StackTraceElement("java.lang.StringBuffer", "length", null, -1)))
        .isTrue();
    assertThat(hold(monitors, new StackTraceElement("java.lang.String", "length", null, -1)))
        .isFalse();
  }

  @Test
  void linesThatAreNotThere_andUnknownClasses_holdNothing() {
    assertThat(hold(monitors, new StackTraceElement("com.acme.Gone", "run", null, 7))).isFalse();
    assertThat(hold(monitors, frame(60_000))).isFalse();
    assertThat(
            hold(
                monitors,
                new StackTraceElement(MonitorBodies.class.getName(), "noSuchMethod", null, -1)))
        .isFalse();
  }

  @Test
  void classWhoseFileCannotBeHad_holdsNothing_andThrowsNothing() throws Exception {
    for (ClassLoader loader : List.of(new Refusing(null), new Refusing(new byte[] {1, 2, 3}))) {
      loaded.clear();
      loaded.add(loader.loadClass(MonitorBodies.class.getName()));
      Monitors fresh = new Monitors(instrumentation(), Runnable::run);

      assertThatCode(() -> hold(fresh, frame(1))).doesNotThrowAnyException();
      assertThat(hold(fresh, frame(1))).isFalse();
    }
  }

  /** Throws where it has no bytes to give. */
  private static final class Refusing extends ClassLoader {
    private final byte[] bytes;

    Refusing(byte[] bytes) {
      super(null);
      this.bytes = bytes;
    }

    @Override
    protected Class<?> findClass(String name) {
      byte[] own = ClassFiles.of(MonitorBodies.class);
      return defineClass(name, own, 0, own.length);
    }

    @Override
    public InputStream getResourceAsStream(String name) {
      if (bytes == null) {
        throw new IllegalStateException("closed");
      }
      return new java.io.ByteArrayInputStream(bytes);
    }
  }

  @Test
  void ofSeveralClassesOfAName_theOneThatHasTheLine_isAsked() throws Exception {
    loaded.add(0, new Other(written(false, 7)).loadClass("com.acme.Twice"));
    loaded.add(1, new Other(written(true, 9)).loadClass("com.acme.Twice"));

    assertThat(hold(monitors, new StackTraceElement("com.acme.Twice", "run", null, 7))).isFalse();
    assertThat(hold(monitors, new StackTraceElement("com.acme.Twice", "run", null, 9))).isTrue();
  }

  /** Defines what it gives as its file. */
  private static final class Other extends ClassLoader {
    private final byte[] file;

    Other(byte[] file) {
      super(null);
      this.file = file;
    }

    @Override
    protected Class<?> findClass(String name) {
      return defineClass(name, file, 0, file.length);
    }

    @Override
    public InputStream getResourceAsStream(String name) {
      return new java.io.ByteArrayInputStream(file);
    }
  }

  /** {@code run} calls something in a loop whose condition stands at its end, as Kotlin writes. */
  private static byte[] written(boolean holds, int line) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(
        Opcodes.V1_6, Opcodes.ACC_PUBLIC, "com/acme/Twice", null, "java/lang/Object", null);
    MethodVisitor run =
        writer.visitMethod(Opcodes.ACC_STATIC, "run", "(Ljava/lang/Object;)V", null, null);
    Label body = new Label();
    Label condition = new Label();
    run.visitCode();
    monitor(run, holds ? Opcodes.MONITORENTER : Opcodes.POP);
    run.visitJumpInsn(Opcodes.GOTO, condition);
    run.visitLabel(body);
    run.visitLineNumber(line, body);
    run.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Thread", "yield", "()V", false);
    run.visitLabel(condition);
    run.visitLineNumber(line + 1, condition);
    run.visitInsn(Opcodes.ICONST_0);
    run.visitJumpInsn(Opcodes.IFNE, body);
    monitor(run, holds ? Opcodes.MONITOREXIT : Opcodes.POP);
    run.visitInsn(Opcodes.RETURN);
    run.visitMaxs(0, 0);
    run.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static void monitor(MethodVisitor run, int opcode) {
    run.visitVarInsn(Opcodes.ALOAD, 0);
    run.visitInsn(opcode);
  }

  @Test
  void answers_areRemembered_andALateClassIsSearchedAgain() throws Exception {
    StackTraceElement late = new StackTraceElement("com.acme.Twice", "run", null, 9);
    hold(monitors, frame(1));
    int first = searches;
    hold(monitors, frame(1));
    assertThat(searches).isEqualTo(first);

    loaded.add(new Other(written(true, 9)).loadClass("com.acme.Twice"));
    assertThat(hold(monitors, late)).isTrue();
    assertThat(Arrays.asList(hold(monitors, late), callHandle(late))).containsExactly(true, false);
  }
}
