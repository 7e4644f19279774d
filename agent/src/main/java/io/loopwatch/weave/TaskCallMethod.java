// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import java.util.Set;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Rewrites each {@code Runnable.run()} of a method into {@code Probe.run(Runnable)} or its like:
 * same stack, no new frames.
 */
final class TaskCallMethod extends RewrittenCalls {
  private final String instead;

  /**
   * Adds {@code row} to {@code placed} where it finds a call; {@code instead} of it, the probe's.
   */
  TaskCallMethod(MethodVisitor next, Set<HookPoint> placed, HookPoint row, String instead) {
    super(next, placed, row);
    this.instead = instead;
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    if (opcode == Opcodes.INVOKEINTERFACE
        && owner.equals("java/lang/Runnable")
        && name.equals("run")) {
      callProbe(instead, "(Ljava/lang/Runnable;)V");
    } else {
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }
  }
}
