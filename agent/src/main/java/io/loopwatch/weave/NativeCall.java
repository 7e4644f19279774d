// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import java.nio.charset.StandardCharsets;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * A method that blocks and is native on older JDKs, or close to one that is, so that nothing is
 * woven into it: its calls are rewritten where it is called. Calls by reflection and by method
 * reference are not.
 */
enum NativeCall {
  /** Native up to 18. */
  SLEEP(
      Opcodes.INVOKESTATIC, "java/lang/Thread", "sleep", "(J)V", "sleep", "(JI)V", "Thread.sleep"),
  /** Native up to 18; whatever class the receiver is said to be of. */
  WAIT_FOR(
      Opcodes.INVOKEVIRTUAL,
      null,
      "wait",
      "(J)V",
      "await",
      "(Ljava/lang/Object;JI)V",
      "Object.wait"),
  /** Leads to the one above. */
  WAIT(
      Opcodes.INVOKEVIRTUAL, null, "wait", "()V", "await", "(Ljava/lang/Object;I)V", "Object.wait"),
  /** Leads there too. */
  WAIT_FOR_NANOS(
      Opcodes.INVOKEVIRTUAL,
      null,
      "wait",
      "(JI)V",
      "await",
      "(Ljava/lang/Object;JII)V",
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

  private static final byte[][] NAMES = names();

  private static byte[][] names() {
    byte[][] names = new byte[values().length][];
    for (NativeCall call : values()) {
      names[call.ordinal()] = call.name.getBytes(StandardCharsets.US_ASCII);
    }
    return names;
  }

  /** Whether a class file has the name of one: a look at its instructions is worth it. */
  static boolean mayBeIn(byte[] file) {
    return ConstantPool.has(file, NAMES);
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
