// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.SimpleRemapper;

/** Class files of fixtures, under other names and as older compilers would have written them. */
final class ClassFiles {
  private ClassFiles() {}

  static byte[] of(Class<?> type) {
    String file = type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getClassLoader().getResourceAsStream(file)) {
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The class under another internal name. */
  static byte[] renamed(Class<?> type, String internalName) {
    ClassReader reader = new ClassReader(of(type));
    ClassWriter writer = new ClassWriter(0);
    SimpleRemapper names = new SimpleRemapper(Opcodes.ASM9, reader.getClassName(), internalName);
    reader.accept(new ClassRemapper(writer, names), 0);
    return writer.toByteArray();
  }

  /** The class with another major version; without stack maps where that version has none. */
  static byte[] withVersion(Class<?> type, int major) {
    ClassWriter writer = new ClassWriter(0);
    ClassVisitor older =
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public void visit(
              int version,
              int access,
              String name,
              String signature,
              String superName,
              String[] interfaces) {
            super.visit(major, access, name, signature, superName, interfaces);
          }
        };
    new ClassReader(of(type)).accept(older, major < Opcodes.V1_6 ? ClassReader.SKIP_FRAMES : 0);
    return writer.toByteArray();
  }

  /** Defines a class in a loader of its own, which verifies it when it is first used. */
  static Class<?> define(byte[] bytes) {
    return new Definer().define(bytes);
  }

  private static final class Definer extends ClassLoader {
    Definer() {
      super(ClassFiles.class.getClassLoader());
    }

    Class<?> define(byte[] bytes) {
      return defineClass(null, bytes, 0, bytes.length);
    }
  }
}
