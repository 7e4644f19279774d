// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Looks up the line of a frame in a class file. */
final class MonitorReader extends ClassVisitor {
  private static final int NO_CODE = Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE;

  private final StackTraceElement frame;
  private boolean isThere;
  private boolean holdsMonitor;
  private boolean callsHandle;

  private MonitorReader(StackTraceElement frame) {
    super(Opcodes.ASM9);
    this.frame = frame;
  }

  /**
   * What the class does at a frame's line; null where no method of that name has such a line. Of
   * several methods of one name those count that have it; in one without lines all that it does.
   *
   * @throws RuntimeException where it is no class file
   */
  static Monitors.@Nullable Line read(byte[] file, StackTraceElement frame) {
    MonitorReader reader = new MonitorReader(frame);
    new ClassReader(file).accept(reader, ClassReader.SKIP_FRAMES);
    return reader.isThere ? new Monitors.Line(reader.holdsMonitor, reader.callsHandle) : null;
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    if ((access & NO_CODE) != 0 || !name.equals(frame.getMethodName())) {
      return null;
    }
    boolean isSynchronized = (access & Opcodes.ACC_SYNCHRONIZED) != 0;
    return new MonitorDepths(frame.getLineNumber()) {
      @Override
      public void visitEnd() {
        isThere |= hasLine();
        holdsMonitor |= hasLine() && (isSynchronized || isInside());
        callsHandle |= hasLine() && callsHandle();
      }
    };
  }
}
