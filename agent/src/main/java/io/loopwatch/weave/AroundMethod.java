// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Puts an advice's calls around the body of a method, the last as a handler for whatever the method
 * throws.
 *
 * <p>The handler's frame has no locals, which is right for any method, or the object alone, which
 * is right for any that is not static: so no frame has to be computed, and no class loaded to
 * compute it. That is why what is called there gets no argument but the object and its fields.
 */
final class AroundMethod extends MethodVisitor {
  private static final int STACK_MAPS_SINCE = Opcodes.V1_6;
  private static final List<String> QUEUE = List.of(Weaver.QUEUE_FIELD);
  private static final List<String> RESULT = List.of("result", "value");
  private static final List<String> LISTENER = List.of("listener");
  private static final List<String> LISTENERS = List.of("listeners");

  private final Advice advice;
  private final int operation;
  private final Owner owner;
  private final Label start = new Label();

  /**
   * Where the method is declared.
   *
   * @param type internal name of the class
   * @param version major version of the class file
   * @param isStatic whether the method is
   * @param fields descriptors of its fields, by name
   */
  record Owner(String type, int version, boolean isStatic, Map<String, String> fields) {}

  AroundMethod(MethodVisitor next, HookPoint row, Owner owner) {
    super(Opcodes.ASM9, next);
    this.advice = row.advice();
    this.operation = row.operation();
    this.owner = owner;
  }

  @Override
  public void visitCode() {
    super.visitCode();
    call(advice.entry);
    if (advice.throwing != null) {
      visitLabel(start);
    }
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
      call(advice.returns);
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    if (advice.throwing != null) {
      addHandler(advice.throwing);
    }
    super.visitMaxs(maxStack, maxLocals);
  }

  /** Last in the table, so that the method's own handlers come first. */
  private void addHandler(Advice.Call call) {
    Label end = new Label();
    visitLabel(end);
    visitTryCatchBlock(start, end, end, null);
    if (owner.version() >= STACK_MAPS_SINCE) {
      boolean needsThis = call.arguments().length > 0 && !owner.isStatic();
      Object[] locals = needsThis ? new Object[] {owner.type()} : new Object[0];
      Object[] stack = {"java/lang/Throwable"};
      visitFrame(Opcodes.F_FULL, locals.length, locals, 1, stack);
    }
    call(call);
    super.visitInsn(Opcodes.ATHROW);
  }

  private void call(Advice.@Nullable Call call) {
    if (call == null) {
      return;
    }
    for (Advice.Argument argument : call.arguments()) {
      load(argument);
    }
    super.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        Type.getInternalName(call.owner().type()),
        call.method(),
        call.descriptor(),
        false);
  }

  private void load(Advice.Argument argument) {
    switch (argument) {
      case THIS -> loadThis();
      case QUEUE -> loadField(QUEUE);
      case RESULT -> loadField(RESULT);
      case LISTENER -> loadField(LISTENER);
      case LISTENERS -> loadField(LISTENERS);
      case LOCAL_0 -> super.visitVarInsn(Opcodes.ALOAD, 0);
      case LOCAL_1 -> super.visitVarInsn(Opcodes.ALOAD, 1);
      case LOCAL_2 -> super.visitVarInsn(Opcodes.ALOAD, 2);
      case RETURNED, RETURNED_FLAG -> super.visitInsn(Opcodes.DUP);
      case OPERATION -> super.visitIntInsn(Opcodes.SIPUSH, operation);
    }
  }

  private void loadThis() {
    if (owner.isStatic()) {
      super.visitInsn(Opcodes.ACONST_NULL);
    } else {
      super.visitVarInsn(Opcodes.ALOAD, 0);
    }
  }

  /** The first of these fields that the class declares, else null. */
  private void loadField(List<String> names) {
    String name = owner.isStatic() ? null : declared(names);
    if (name == null) {
      super.visitInsn(Opcodes.ACONST_NULL);
      return;
    }
    super.visitVarInsn(Opcodes.ALOAD, 0);
    super.visitFieldInsn(Opcodes.GETFIELD, owner.type(), name, owner.fields().get(name));
  }

  private @Nullable String declared(List<String> names) {
    for (String name : names) {
      if (owner.fields().containsKey(name)) {
        return name;
      }
    }
    return null;
  }
}
