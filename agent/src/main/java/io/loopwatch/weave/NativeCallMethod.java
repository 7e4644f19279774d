// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import io.loopwatch.probe.Probe;
import java.util.Set;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Rewrites each call of a {@link NativeCall} into one of the probe, with the operation's number on
 * top: same stack else, no new frames.
 */
final class NativeCallMethod extends MethodVisitor {
  private final Set<HookPoint> placed;
  private final HookPoint row;

  /** Adds {@code row} to {@code placed} where it finds a call. */
  NativeCallMethod(MethodVisitor next, Set<HookPoint> placed, HookPoint row) {
    super(Opcodes.ASM9, next);
    this.placed = placed;
    this.row = row;
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    NativeCall call = isInterface ? null : NativeCall.of(opcode, owner, name, descriptor);
    if (call == null) {
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      return;
    }
    placed.add(row);
    super.visitIntInsn(Opcodes.SIPUSH, BlockingPoints.number(call.operation));
    super.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        Type.getInternalName(Probe.class),
        call.probe,
        call.probeDescriptor,
        false);
  }
}
