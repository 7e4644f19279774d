// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import io.loopwatch.probe.Probe;
import java.util.Set;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Rewrites each {@code Runnable.run()} of a method into {@code Probe.run(Runnable)}: same stack, no
 * new frames.
 */
final class TaskCallMethod extends MethodVisitor {
  private final Set<HookPoint> placed;
  private final HookPoint row;

  /** Adds {@code row} to {@code placed} where it finds a call. */
  TaskCallMethod(MethodVisitor next, Set<HookPoint> placed, HookPoint row) {
    super(Opcodes.ASM9, next);
    this.placed = placed;
    this.row = row;
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    if (opcode == Opcodes.INVOKEINTERFACE
        && owner.equals("java/lang/Runnable")
        && name.equals("run")) {
      placed.add(row);
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          Type.getInternalName(Probe.class),
          "run",
          "(Ljava/lang/Runnable;)V",
          false);
    } else {
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }
  }
}
