// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import io.loopwatch.probe.Probe;
import java.util.Set;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Rewrites some of a method's calls into calls of the probe, which stand in for them. */
abstract class RewrittenCalls extends MethodVisitor {
  private final Set<HookPoint> placed;
  private final HookPoint row;

  /** Adds {@code row} to {@code placed} where it finds a call. */
  RewrittenCalls(MethodVisitor next, Set<HookPoint> placed, HookPoint row) {
    super(Opcodes.ASM9, next);
    this.placed = placed;
    this.row = row;
  }

  /** Calls the probe here: what is on the stack must be its arguments. */
  final void callProbe(String method, String descriptor) {
    placed.add(row);
    super.visitMethodInsn(
        Opcodes.INVOKESTATIC, Type.getInternalName(Probe.class), method, descriptor, false);
  }
}
