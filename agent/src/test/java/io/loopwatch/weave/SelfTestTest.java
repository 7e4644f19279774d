// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.probe.Origins;
import io.loopwatch.probe.PlayedLoop;
import io.loopwatch.probe.Probe;
import io.loopwatch.probe.ProbeReset;
import io.loopwatch.probe.Slot;
import java.lang.instrument.ClassFileTransformer;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The self-test passes where every hook works, and fails where any one is dead. */
@ExtendWith(ProbeReset.class)
class SelfTestTest {
  @Test
  void run_withEveryHookAlive_findsNothing() {
    assertThat(SelfTest.run(false)).isNull();
  }

  @Test
  void run_leavesThresholdsAlone() {
    Probe.configure(1, 1);
    assertThat(SelfTest.run(false)).isNull();
    assertThat(Probe.current()).isNull();
  }

  @Test
  void run_onALoopsThread_leavesItsSlot() {
    PlayedLoop loop = new PlayedLoop();
    Probe.tasks(loop, loop.queue);
    Slot slot = Probe.current();

    assertThat(SelfTest.run(false)).isNull();
    assertThat(Probe.current()).isSameAs(slot);
    assertThat(slot.callbacks()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "begin, ()V",
    "end, ()V",
    "beginTask, ()V",
    "endTask, (Ljava/lang/Object;)V",
    "endTask, ()V",
    "run, (Ljava/lang/Runnable;)V",
    "tasks, (Ljava/lang/Object;Ljava/util/Queue;)V",
    "take, (Ljava/lang/Object;Ljava/util/Queue;)V",
    "sleepBegin, ()V",
    "sleepEnd, ()V",
    "resume, (Ljava/lang/Object;Ljava/util/Queue;)V",
    "dispatch, (Ljava/lang/Object;)V",
    "beginCustom, (Ljava/lang/Object;)V",
    "endCustom, ()V",
  })
  void run_withADeadHook_saysSo(String hook, String descriptor) throws Exception {
    FreshLoader broken = withDead(hook, descriptor);
    Method run = broken.loadClass(SelfTest.class.getName()).getDeclaredMethod("run", boolean.class);
    run.setAccessible(true);

    assertThat((String) run.invoke(null, false)).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({
    "beginAsked, (Ljava/lang/Object;)V",
    "endAsked, (Ljava/lang/Object;)V",
    "endAsked, ()V",
    "runAsked, (Ljava/lang/Runnable;)V",
    "submit, (Ljava/lang/Object;)V",
    "schedule, (Ljava/lang/Object;)V",
  })
  void runThatAsks_withADeadHook_saysSo(String hook, String descriptor) throws Exception {
    assertThat(runThatAsks(withDead(hook, descriptor))).isNotBlank();
  }

  @Test
  void runThatAsks_withEveryHookAlive_findsNothing() throws Exception {
    assertThat(runThatAsks(withDead("no such hook", "()V"))).isNull();
  }

  /** With a probe of its own, which keeps origins from then on. */
  private static String runThatAsks(FreshLoader loader) throws Exception {
    loader.loadClass(Origins.class.getName()).getMethod("open").invoke(null);
    Method run = loader.loadClass(SelfTest.class.getName()).getDeclaredMethod("run", boolean.class);
    run.setAccessible(true);
    return (String) run.invoke(null, true);
  }

  @Test
  void transformer_withADeadHook_weavesNothingAndSaysSoOnce() throws Exception {
    List<String> notices = new ArrayList<>();
    Consumer<String> listener = notices::add;
    Class<?> type = withDead("sleepEnd", "()V").loadClass(LoopTransformer.class.getName());
    ClassFileTransformer transformer =
        (ClassFileTransformer)
            type.getConstructor(
                    List.class, boolean.class, boolean.class, boolean.class, Consumer.class)
                .newInstance(List.of(), false, false, false, listener);
    String name = "io/netty/channel/nio/NioEventLoop";
    byte[] bytes = ClassFiles.renamed(MiniLoop.class, name);

    assertThat(transformer.transform(getClass().getClassLoader(), name, null, null, bytes))
        .isNull();
    assertThat(transformer.transform(getClass().getClassLoader(), name, null, null, bytes))
        .isNull();
    assertThat(notices).singleElement().asString().contains("self-test", "no loop is watched");
  }

  /** Loads probe and weaving anew; one of the probe's methods does nothing. */
  static FreshLoader withDead(String hook, String descriptor) {
    return withDead(Probe.class, hook, descriptor);
  }

  /** The same for a method of another class. */
  static FreshLoader withDead(Class<?> type, String hook, String descriptor) {
    return new FreshLoader(
        "io.loopwatch.",
        (name, bytes) -> name.equals(type.getName()) ? emptied(bytes, hook, descriptor) : bytes);
  }

  private static byte[] emptied(byte[] bytes, String hook, String descriptor) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    new ClassReader(bytes)
        .accept(
            new ClassVisitor(Opcodes.ASM9, writer) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String type, String generic, String[] thrown) {
                MethodVisitor method = super.visitMethod(access, name, type, generic, thrown);
                if (!name.equals(hook) || !type.equals(descriptor)) {
                  return method;
                }
                method.visitCode();
                method.visitInsn(Opcodes.RETURN);
                method.visitMaxs(0, 3);
                method.visitEnd();
                return null;
              }
            },
            0);
    return writer.toByteArray();
  }
}
