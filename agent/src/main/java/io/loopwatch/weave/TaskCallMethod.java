// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import java.util.Set;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Rewrites each {@code Runnable.run()} of a method into {@code Probe.run(Runnable)}: same stack, no
 * new frames.
 */
final class TaskCallMethod extends RewrittenCalls {
  /** Adds {@code row} to {@code placed} where it finds a call. */
  TaskCallMethod(MethodVisitor next, Set<HookPoint> placed, HookPoint row) {
    super(next, placed, row);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    if (opcode == Opcodes.INVOKEINTERFACE
        && owner.equals("java/lang/Runnable")
        && name.equals("run")) {
      callProbe("run", "(Ljava/lang/Runnable;)V");
    } else {
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }
  }
}
