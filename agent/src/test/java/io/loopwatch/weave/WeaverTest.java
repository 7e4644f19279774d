// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.probe.Probe;
import io.loopwatch.probe.ProbeReset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ProbeReset.class)
class WeaverTest {
  private static HookPoint row(Advice advice, String due, String... methods) {
    return new HookPoint("weave/Any", List.of(methods), advice, due);
  }

  private static Weaver.Result weave(Class<?> type, HookPoint... rows) {
    return Weaver.weave(ClassFiles.of(type), List.of(rows));
  }

  @Test
  void handler_comesAfterTheMethodsOwn() {
    byte[] woven = weave(Bodies.class, row(Advice.IO, "*", "nestedTry")).bytes();

    List<String> handlers = handlersOf(woven, "nestedTry");
    assertThat(handlers.size())
        .isGreaterThan(handlersOf(ClassFiles.of(Bodies.class), "nestedTry").size());
    assertThat(handlers).startsWith("java/lang/IllegalArgumentException").endsWith("any");
  }

  private static List<String> handlersOf(byte[] bytes, String name) {
    List<String> types = new ArrayList<>();
    MethodVisitor handlers =
        new MethodVisitor(Opcodes.ASM9) {
          @Override
          public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
            types.add(type == null ? "any" : type);
          }
        };
    ClassVisitor only =
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String method, String descriptor, String generic, String[] thrown) {
            return method.equals(name) ? handlers : null;
          }
        };
    new ClassReader(bytes).accept(only, 0);
    return types;
  }

  @Test
  void rowThatFindsNothing_leavesTheClass() {
    Weaver.Result result = weave(Bodies.class, row(Advice.IO, "", "noSuchMethod"));

    assertThat(result.bytes()).isNull();
    assertThat(result.missing()).isEmpty();
  }

  @Test
  void rowThatIsDue_isMissingWhereItsMarkIsThereAndItsMethodIsNot() {
    HookPoint due = row(Advice.IO, "caught", "noSuchMethod");
    HookPoint always = row(Advice.IO, "*", "noSuchMethod");
    HookPoint notDue = row(Advice.IO, "notThereEither", "noSuchMethod");

    assertThat(weave(Bodies.class, due, always, notDue).missing()).containsExactly(due, always);
  }

  @Test
  void rowThatIsDueAndFound_isNotMissing() {
    HookPoint due = row(Advice.IO, "caught", "noSuchMethod", "ofInt");

    assertThat(weave(Bodies.class, due).missing()).isEmpty();
  }

  @Test
  void taskCall_thatFindsNoCall_isMissing() {
    HookPoint due = row(Advice.TASK_CALL, "*", "ofInt");
    Weaver.Result result = weave(Bodies.class, due);

    assertThat(result.missing()).containsExactly(due);
    assertThat(result.bytes()).isNull();
  }

  @Test
  void twoRowsOnOneMethod_areBothWoven() throws Throwable {
    byte[] woven =
        weave(
                MiniLoop.class,
                row(Advice.TASKS, "*", "execute"),
                row(Advice.TASK_CALL, "*", "execute"))
            .bytes();
    assertThat(callsOf(woven, "execute")).containsSubsequence("tasks", "run", "run");
  }

  @Test
  void overloads_areToldApartByDescriptor() {
    byte[] woven = weave(MiniLoop.class, row(Advice.TASKS, "*", "runAllTasks(J)Z")).bytes();
    assertThat(callsOf(woven, "runAllTasks")).containsExactly("tasks");
  }

  private static List<String> callsOf(byte[] bytes, String name) {
    List<String> calls = new ArrayList<>();
    MethodVisitor body =
        new MethodVisitor(Opcodes.ASM9) {
          @Override
          public void visitMethodInsn(
              int opcode, String owner, String method, String descriptor, boolean isInterface) {
            if (owner.endsWith("/Probe")) {
              calls.add(method);
            }
          }
        };
    new ClassReader(bytes)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String method, String descriptor, String generic, String[] thrown) {
                return method.equals(name) ? body : null;
              }
            },
            0);
    return calls;
  }

  /** Methods without a body, and the compiler's bridges to woven ones. */
  abstract static class Bodiless implements Consumer<String> {
    abstract void abstractTick();

    native void nativeTick();

    @Override
    public void accept(String text) {}
  }

  @Test
  void methodsWithoutBody_areNoPlaceForAHook() {
    HookPoint due = row(Advice.CUSTOM, "*", "abstractTick", "nativeTick");

    assertThat(weave(Bodiless.class, due).missing()).containsExactly(due);
  }

  @Test
  void bridge_isNotCountedBesideItsMethod() {
    assertThat(Arrays.stream(Bodiless.class.getDeclaredMethods()).filter(m -> m.isBridge()))
        .isNotEmpty();
    byte[] woven = weave(Bodiless.class, row(Advice.CUSTOM, "*", "accept")).bytes();

    assertThat(callsOf(woven, "accept")).containsExactly("beginCustom", "endCustom", "endCustom");
  }

  /** The field's name alone does not make it a queue; one that is inherited is not this class's. */
  public static class OtherField {
    public final int taskQueue = 3;

    public void runAllTasks() {}
  }

  @Test
  void classWithoutAQueueOfItsOwn_isWovenWithNone() throws Throwable {
    byte[] woven = weave(OtherField.class, row(Advice.TASKS, "*", "runAllTasks")).bytes();
    Object loop = ClassFiles.define(woven).getConstructor().newInstance();
    Reflected.call(loop, "runAllTasks");

    assertThat(Probe.current().loop()).isSameAs(loop);
    Queue<?> none = Probe.current().queue();
    assertThat(none).isNull();
  }
}
