// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import java.util.Set;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Rewrites each call of a {@link NativeCall} into one of the probe, with the operation's number on
 * top: same stack else, no new frames.
 */
final class NativeCallMethod extends RewrittenCalls {
  /** Adds {@code row} to {@code placed} where it finds a call. */
  NativeCallMethod(MethodVisitor next, Set<HookPoint> placed, HookPoint row) {
    super(next, placed, row);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    NativeCall call = isInterface ? null : NativeCall.of(opcode, owner, name, descriptor);
    if (call == null) {
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      return;
    }
    super.visitIntInsn(Opcodes.SIPUSH, BlockingPoints.number(call.operation));
    callProbe(call.probe, call.probeDescriptor);
  }
}
