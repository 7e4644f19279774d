// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * A method that blocks and is native on older JDKs, so that nothing can be woven into it: its calls
 * are rewritten where it is called. Calls by reflection and by method reference are not.
 */
enum NativeCall {
  /** Native up to 18. */
  SLEEP(
      Opcodes.INVOKESTATIC, "java/lang/Thread", "sleep", "(J)V", "sleep", "(JI)V", "Thread.sleep"),
  /** Native up to 18; whatever class the receiver is said to be of. */
  WAIT(
      Opcodes.INVOKEVIRTUAL,
      null,
      "wait",
      "(J)V",
      "await",
      "(Ljava/lang/Object;JI)V",
      "Object.wait"),
  /** Native up to 20. */
  SYNC(
      Opcodes.INVOKEVIRTUAL,
      "java/io/FileDescriptor",
      "sync",
      "()V",
      "sync",
      "(Ljava/io/FileDescriptor;I)V",
      "FileDescriptor.sync");

  final int opcode;
  final @Nullable String owner;
  final String name;
  final String descriptor;
  final String probe;
  final String probeDescriptor;
  final String operation;

  NativeCall(
      int opcode,
      @Nullable String owner,
      String name,
      String descriptor,
      String probe,
      String probeDescriptor,
      String operation) {
    this.opcode = opcode;
    this.owner = owner;
    this.name = name;
    this.descriptor = descriptor;
    this.probe = probe;
    this.probeDescriptor = probeDescriptor;
    this.operation = operation;
  }

  /** The one that an instruction calls, or null. */
  static @Nullable NativeCall of(int opcode, String owner, String name, String descriptor) {
    for (NativeCall call : values()) {
      if (call.opcode == opcode
          && call.name.equals(name)
          && call.descriptor.equals(descriptor)
          && (call.owner == null || call.owner.equals(owner))) {
        return call;
      }
    }
    return null;
  }
}
