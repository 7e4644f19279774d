// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Weaves one class. Methods that no row names are copied as they are. Loads no class of the
 * application.
 */
final class Weaver extends ClassVisitor {
  /** The field of a loop that holds its tasks, the same in all versions of Netty. */
  static final String QUEUE_FIELD = "taskQueue";

  private static final int NOT_WOVEN =
      Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE | Opcodes.ACC_BRIDGE;

  private final List<HookPoint> rows;
  private final Set<HookPoint> placed = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<String> declared = new HashSet<>();
  private String type = "";
  private int version;
  private final Map<String, String> fields = new HashMap<>();

  private Weaver(ClassWriter writer, List<HookPoint> rows) {
    super(Opcodes.ASM9, writer);
    this.rows = rows;
  }

  /**
   * What became of one class.
   *
   * @param bytes the woven class, or null where no row found a method in it
   * @param missing rows that were due and found none
   */
  record Result(byte @Nullable [] bytes, List<HookPoint> missing) {}

  /**
   * Weaves.
   *
   * @param original the class file
   * @param rows the rows of its type
   */
  static Result weave(byte[] original, List<HookPoint> rows) {
    ClassReader reader = new ClassReader(original);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    Weaver weaver = new Weaver(writer, rows);
    reader.accept(weaver, 0);
    byte[] bytes = weaver.placed.isEmpty() ? null : writer.toByteArray();
    return new Result(bytes, weaver.missing());
  }

  private List<HookPoint> missing() {
    List<HookPoint> missing = new ArrayList<>();
    for (HookPoint row : rows) {
      boolean due = row.due().equals("*") || declared.contains(row.due());
      if (due && !placed.contains(row)) {
        missing.add(row);
      }
    }
    return missing;
  }

  @Override
  public void visit(
      int classVersion,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaces) {
    type = name;
    version = classVersion & 0xFFFF;
    super.visit(classVersion, access, name, signature, superName, interfaces);
  }

  @Override
  public FieldVisitor visitField(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    boolean isReadable = (access & Opcodes.ACC_STATIC) == 0 && descriptor.charAt(0) == 'L';
    if (isReadable && (!name.equals(QUEUE_FIELD) || descriptor.endsWith("Queue;"))) {
      fields.put(name, descriptor);
    }
    return super.visitField(access, name, descriptor, signature, value);
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    declared.add(name);
    MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
    if ((access & NOT_WOVEN) != 0) {
      return method;
    }
    for (HookPoint row : rows) {
      if (row.isAround(name, descriptor)) {
        method = woven(method, row, access);
      }
    }
    return method;
  }

  private MethodVisitor woven(MethodVisitor method, HookPoint row, int access) {
    if (row.advice() == Advice.TASK_CALL) {
      return new TaskCallMethod(method, placed, row, "run");
    }
    if (row.advice() == Advice.ASKED_CALL) {
      return new TaskCallMethod(method, placed, row, "runAsked");
    }
    if (row.advice() == Advice.NATIVE_CALL) {
      return new NativeCallMethod(method, placed, row);
    }
    placed.add(row);
    boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
    AroundMethod.Owner owner = new AroundMethod.Owner(type, version, isStatic, fields);
    return new AroundMethod(method, row, owner);
  }
}
