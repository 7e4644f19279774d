// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Follows one method from its first instruction to its last, and counts the monitors that it holds.
 * Once over is enough, as compilers write a {@code synchronized} block: one instruction after
 * another, entered at its top, and covered by a handler that leaves it. So at a label that is only
 * jumped to the count is what the first jump there had; at a handler's what its block began with;
 * and where nothing has led to as yet (a loop's body, jumped to from its end) what it was just
 * before.
 */
class MonitorDepths extends MethodVisitor {
  private static final String HANDLE = "java/lang/invoke/MethodHandle";

  private final int line;
  private final Map<Label, Integer> depths = new HashMap<>();
  private final Map<Label, List<Label>> handlers = new HashMap<>();
  private int depth;
  private boolean isReached = true;
  private boolean isAtLine;
  private boolean hasLine;
  private boolean isInside;
  private boolean callsHandle;

  /** Looks at one line; where it is negative, at all of the method. */
  MonitorDepths(int line) {
    super(Opcodes.ASM9);
    this.line = line;
    this.isAtLine = line < 0;
    this.hasLine = line < 0;
  }

  /** Whether the method has that line. */
  final boolean hasLine() {
    return hasLine;
  }

  /** Whether the line calls something while the method holds a monitor. */
  final boolean isInside() {
    return isInside;
  }

  /** Whether the line calls a method handle. */
  final boolean callsHandle() {
    return callsHandle;
  }

  @Override
  public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
    handlers.computeIfAbsent(start, first -> new ArrayList<>()).add(handler);
  }

  @Override
  public void visitLineNumber(int number, Label start) {
    if (line >= 0) {
      isAtLine = number == line;
      hasLine |= isAtLine;
    }
  }

  @Override
  public void visitLabel(Label label) {
    if (!isReached) {
      depth = depths.getOrDefault(label, depth);
      isReached = true;
    }
    for (Label handler : handlers.getOrDefault(label, List.of())) {
      depths.putIfAbsent(handler, depth);
    }
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode == Opcodes.MONITORENTER) {
      depth++;
    } else if (opcode == Opcodes.MONITOREXIT) {
      depth--;
    } else if (opcode == Opcodes.ATHROW || isReturn(opcode)) {
      isReached = false;
    }
  }

  private static boolean isReturn(int opcode) {
    return opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    depths.putIfAbsent(label, depth);
    isReached = opcode != Opcodes.GOTO;
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label other, Label... labels) {
    choose(other, labels);
  }

  @Override
  public void visitLookupSwitchInsn(Label other, int[] keys, Label[] labels) {
    choose(other, labels);
  }

  private void choose(Label other, Label[] labels) {
    depths.putIfAbsent(other, depth);
    for (Label label : labels) {
      depths.putIfAbsent(label, depth);
    }
    isReached = false;
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    call();
    callsHandle |= isAtLine && owner.equals(HANDLE) && name.startsWith("invoke");
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    call();
  }

  private void call() {
    isInside |= isAtLine && depth > 0;
  }
}
