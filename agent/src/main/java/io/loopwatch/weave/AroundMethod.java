// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Puts an advice's calls around the body of a method, the last as a handler for whatever the method
 * throws.
 *
 * <p>The handler's frame has no locals, which is right for any method: so no frame has to be
 * computed, and no class loaded to compute it. That is why what is called there gets no argument
 * but {@code null}.
 */
final class AroundMethod extends MethodVisitor {
  private static final int STACK_MAPS_SINCE = Opcodes.V1_6;

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
   * @param queue descriptor of its field {@value Weaver#QUEUE_FIELD}, or null where it declares
   *     none
   */
  record Owner(String type, int version, boolean isStatic, @Nullable String queue) {}

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
      visitFrame(Opcodes.F_FULL, 0, new Object[0], 1, new Object[] {"java/lang/Throwable"});
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
      case QUEUE -> loadQueue();
      case LOCAL_0 -> super.visitVarInsn(Opcodes.ALOAD, 0);
      case LOCAL_1 -> super.visitVarInsn(Opcodes.ALOAD, 1);
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

  private void loadQueue() {
    if (owner.isStatic() || owner.queue() == null) {
      super.visitInsn(Opcodes.ACONST_NULL);
      return;
    }
    super.visitVarInsn(Opcodes.ALOAD, 0);
    super.visitFieldInsn(Opcodes.GETFIELD, owner.type(), Weaver.QUEUE_FIELD, owner.queue());
  }
}
