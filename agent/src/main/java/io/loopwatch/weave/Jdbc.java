// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Which classes are a database driver's, and which rows are theirs: told by the interfaces that
 * they implement, so that every driver and every pool's wrapper is found.
 */
final class Jdbc {
  private static final List<HookPoint> ROWS = BlockingPoints.ofJdbc();
  private static final Set<String> INTERFACES = interfaces();

  /** The rows' types by the internal names of interfaces that are, or extend, one of them. */
  private static final Map<String, Set<String>> BY_INTERFACE = byInterface();

  private static final byte[][] FOLDERS = {
    "java/sql/".getBytes(StandardCharsets.US_ASCII),
    "javax/sql/".getBytes(StandardCharsets.US_ASCII)
  };

  private Jdbc() {}

  private static Set<String> interfaces() {
    Set<String> names = new HashSet<>();
    for (HookPoint row : ROWS) {
      names.add(row.type().replace('/', '.'));
    }
    return names;
  }

  /** Whether a class, loaded, implements an interface of the table. */
  static boolean isIn(Class<?> type) {
    return !type.isInterface() && isOne(type);
  }

  private static boolean isOne(Class<?> type) {
    if (INTERFACES.contains(type.getName())) {
      return true;
    }
    for (Class<?> each : type.getInterfaces()) {
      if (isOne(each)) {
        return true;
      }
    }
    Class<?> parent = type.getSuperclass();
    return parent != null && isOne(parent);
  }

  /** Its rows; none where it is no driver's. */
  static List<HookPoint> rows(Class<?> type) {
    List<HookPoint> rows = new ArrayList<>(0);
    if (isIn(type)) {
      Set<String> found = new HashSet<>();
      collect(type, found);
      for (HookPoint row : ROWS) {
        if (found.contains(row.type().replace('/', '.'))) {
          rows.add(row);
        }
      }
    }
    return rows;
  }

  /**
   * The rows of a class file that names an interface of the table itself, or one that is known to
   * extend one; none of an interface. Most drivers' classes are found so, as they are loaded; the
   * interfaces of the rest are not known by then.
   */
  static List<HookPoint> rows(byte[] file) {
    if (!ConstantPool.hasBeginning(file, FOLDERS)) {
      return List.of();
    }
    ClassReader reader = new ClassReader(file);
    Set<String> types = new HashSet<>();
    for (String each : reader.getInterfaces()) {
      types.addAll(BY_INTERFACE.getOrDefault(each, Set.of()));
    }
    if ((reader.getAccess() & Opcodes.ACC_INTERFACE) != 0) {
      if (!types.isEmpty()) {
        BY_INTERFACE.put(reader.getClassName(), types);
      }
      return List.of();
    }
    List<HookPoint> rows = new ArrayList<>(0);
    for (HookPoint row : ROWS) {
      if (types.contains(row.type())) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static Map<String, Set<String>> byInterface() {
    Map<String, Set<String>> types = new ConcurrentHashMap<>();
    for (HookPoint row : ROWS) {
      types.put(row.type(), Set.of(row.type()));
    }
    types.put("java/sql/PreparedStatement", Set.of("java/sql/Statement"));
    types.put("java/sql/CallableStatement", Set.of("java/sql/Statement"));
    types.put("javax/sql/RowSet", Set.of("java/sql/ResultSet"));
    return types;
  }

  private static void collect(Class<?> type, Set<String> found) {
    if (INTERFACES.contains(type.getName())) {
      found.add(type.getName());
    }
    for (Class<?> each : type.getInterfaces()) {
      collect(each, found);
    }
    if (type.getSuperclass() != null) {
      collect(type.getSuperclass(), found);
    }
  }
}
