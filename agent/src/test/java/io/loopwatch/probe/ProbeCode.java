// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Methods by what their byte code does, and which of them others reach. */
final class ProbeCode {
  private final Map<String, Body> bodies = new LinkedHashMap<>();
  private final Map<String, String> supers = new LinkedHashMap<>();

  /** One method. */
  record Body(
      String owner,
      String name,
      String key,
      boolean locks,
      boolean throwing,
      boolean linksDynamically,
      boolean allocates,
      List<String> calledKeys,
      List<String> calledNames) {
    String label() {
      return owner.substring(owner.lastIndexOf('/') + 1) + "." + name;
    }
  }

  void read(Class<?> type) throws IOException {
    String file = type.getName().substring(type.getPackageName().length() + 1) + ".class";
    try (InputStream in = type.getResourceAsStream(file)) {
      ClassReader reader = new ClassReader(in);
      supers.put(reader.getClassName(), reader.getSuperName());
      reader.accept(new Methods(reader.getClassName()), 0);
    }
  }

  Collection<Body> bodies() {
    return bodies.values();
  }

  Set<String> labels() {
    return bodies().stream().map(Body::label).collect(Collectors.toSet());
  }

  /** Calls that leave the methods read. */
  Set<String> calls() {
    Set<String> calls = new TreeSet<>();
    for (Body body : bodies()) {
      for (int i = 0; i < body.calledKeys.size(); i++) {
        if (targets(body.calledKeys.get(i)).isEmpty()) {
          calls.add(body.calledNames.get(i));
        }
      }
    }
    return calls;
  }

  /** The methods that those methods reach, and themselves. */
  ProbeCode reachableFrom(Predicate<Body> roots) {
    ProbeCode reached = new ProbeCode();
    reached.supers.putAll(supers);
    Deque<Body> open = new ArrayDeque<>();
    bodies().stream().filter(roots).forEach(open::add);
    while (!open.isEmpty()) {
      Body body = open.remove();
      if (reached.bodies.put(body.key, body) == null) {
        body.calledKeys.forEach(key -> open.addAll(targets(key)));
      }
    }
    return reached;
  }

  /** What a call may run: the method itself or the one it inherits, and all that override it. */
  private List<Body> targets(String key) {
    int dot = key.indexOf('.');
    String type = key.substring(0, dot);
    String method = key.substring(dot);
    List<Body> targets = new ArrayList<>();
    for (String at = type; at != null; at = supers.get(at)) {
      Body body = bodies.get(at + method);
      if (body != null) {
        targets.add(body);
        break;
      }
    }
    for (String other : supers.keySet()) {
      if (!other.equals(type) && isBelow(other, type) && bodies.containsKey(other + method)) {
        targets.add(bodies.get(other + method));
      }
    }
    return targets;
  }

  private boolean isBelow(String type, String above) {
    String at = type;
    while (at != null && !at.equals(above)) {
      at = supers.get(at);
    }
    return at != null;
  }

  private final class Methods extends ClassVisitor {
    private final String owner;

    Methods(String owner) {
      super(Opcodes.ASM9);
      this.owner = owner;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return new Code(owner, name, descriptor, (access & Opcodes.ACC_SYNCHRONIZED) != 0);
    }
  }

  private final class Code extends MethodVisitor {
    private final String owner;
    private final String name;
    private final String key;
    private final List<String> calledKeys = new ArrayList<>();
    private final List<String> calledNames = new ArrayList<>();
    private boolean locks;
    private boolean throwing;
    private boolean linksDynamically;
    private boolean allocates;

    Code(String owner, String name, String descriptor, boolean isSynchronized) {
      super(Opcodes.ASM9);
      this.owner = owner;
      this.name = name;
      this.key = owner + "." + name + descriptor;
      this.locks = isSynchronized;
    }

    @Override
    public void visitInsn(int opcode) {
      locks |= opcode == Opcodes.MONITORENTER;
      throwing |= opcode == Opcodes.ATHROW;
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      allocates |= opcode == Opcodes.NEW || opcode == Opcodes.ANEWARRAY;
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
      allocates |= opcode == Opcodes.NEWARRAY;
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
      allocates = true;
    }

    @Override
    public void visitLdcInsn(Object value) {
      linksDynamically |= !(value instanceof Number || value instanceof String);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String method, String descriptor, Handle bootstrap, Object... arguments) {
      linksDynamically = true;
    }

    @Override
    public void visitMethodInsn(
        int opcode, String type, String method, String descriptor, boolean isInterface) {
      calledKeys.add(type + "." + method + descriptor);
      calledNames.add(type + "." + method);
    }

    @Override
    public void visitEnd() {
      Body body =
          new Body(
              owner,
              name,
              key,
              locks,
              throwing,
              linksDynamically,
              allocates,
              calledKeys,
              calledNames);
      bodies.put(key, body);
    }
  }
}
