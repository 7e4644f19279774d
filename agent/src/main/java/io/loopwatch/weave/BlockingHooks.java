// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The hooks in methods that block. Most are in classes of the JDK that were loaded before us, so
 * these are woven again once, by {@link #install}; those that come later, as they are loaded.
 *
 * <p>{@link #rows} is called by whatever thread loads a class: it neither waits nor loads. The rest
 * is for one thread at a time.
 */
final class BlockingHooks {
  private static final String JDBC = "java/sql/";

  /** Being loaded when they are asked for: they cannot be rewritten by themselves. */
  private static final String OURS = "io/loopwatch/weave/";

  /**
   * Weaving a class again stops the application, for longer the more classes there are: so each
   * time it is left alone twice as long, from the first value to the second.
   */
  private static final long SHORTEST_PAUSE_NANOS = 1_000_000_000;

  private static final long LONGEST_PAUSE_NANOS = 8_000_000_000L;

  private final Consumer<String> notices;
  private final boolean watchesCarriers;
  private final int version = Runtime.version().feature();
  private final boolean hasNatives = BlockingPoints.NATIVES_UNTIL >= version;
  private final ClassLoader platform = ClassLoader.getPlatformClassLoader();

  /** Classes of drivers that were known for such, and woven, as they were loaded. */
  private final Set<String> drivers = ConcurrentHashMap.newKeySet();

  /** Classes that were loaded too early for their calls to be rewritten. */
  private final Set<String> earlyCallers = ConcurrentHashMap.newKeySet();

  private final Set<Class<?>> late = Collections.newSetFromMap(new WeakHashMap<>());
  private volatile @Nullable Map<String, List<HookPoint>> jdk;
  private volatile boolean isJdbcLoaded;
  private volatile boolean isLoading;
  private volatile long keptUpNanos = System.nanoTime();
  private volatile long pauseNanos = SHORTEST_PAUSE_NANOS;

  /** Makes them; {@code watchesCarriers} has them see virtual threads that hold a carrier too. */
  BlockingHooks(Consumer<String> notices, boolean watchesCarriers) {
    this.notices = notices;
    this.watchesCarriers = watchesCarriers;
    NativeCall.mayBeIn(new byte[ConstantPool.SHORTEST]); // it must be loaded before it is asked
  }

  /** The rows of a class that is loaded or woven again; most often none. */
  List<HookPoint> rows(
      @Nullable ClassLoader loader, String className, @Nullable Class<?> redefined, byte[] bytes) {
    if (loader == null || loader == platform) {
      return ofJdk(className);
    }
    isLoading = true;
    if (className.startsWith(OURS)) {
      return List.of();
    }
    List<HookPoint> rows = new ArrayList<>(0);
    if (isJdbcLoaded && jdk != null) {
      addJdbc(className, redefined, bytes, rows);
    }
    if (hasNatives && NativeCall.mayBeIn(bytes)) {
      addNativeCalls(className, rows);
    }
    return rows;
  }

  private void addJdbc(
      String className, @Nullable Class<?> redefined, byte[] bytes, List<HookPoint> rows) {
    if (redefined != null) {
      rows.addAll(Jdbc.rows(redefined));
      return;
    }
    List<HookPoint> known = Jdbc.rows(bytes);
    if (!known.isEmpty()) {
      drivers.add(className);
      rows.addAll(known);
    }
  }

  private List<HookPoint> ofJdk(String className) {
    if (!isJdbcLoaded && className.startsWith(JDBC)) {
      isJdbcLoaded = true;
    }
    Map<String, List<HookPoint>> table = jdk;
    List<HookPoint> rows = table == null ? null : table.get(className);
    return rows == null ? List.of() : rows;
  }

  private void addNativeCalls(String className, List<HookPoint> rows) {
    if (jdk == null) {
      earlyCallers.add(className);
    } else {
      rows.add(BlockingPoints.nativeCalls());
    }
  }

  /**
   * Classes that were loaded before there was anybody to look at them: those that call what is
   * native are taken for having come too early. Their bytes are read as a resource, which changes
   * nothing; what has none was generated, and is left as it is.
   */
  void lookBack(List<Class<?>> loaded) {
    for (Class<?> type : loaded) {
      String name = Reweaving.internalName(type);
      isJdbcLoaded |= name.startsWith(JDBC);
      ClassLoader loader = type.getClassLoader();
      if (hasNatives && loader != null && !isJdk(loader) && callsNative(loader, name)) {
        earlyCallers.add(name);
      }
    }
  }

  private static boolean callsNative(ClassLoader loader, String name) {
    if (name.startsWith(OURS)) {
      return false;
    }
    try (InputStream in = loader.getResourceAsStream(name + ".class")) {
      return in != null && NativeCall.mayBeIn(in.readAllBytes());
    } catch (IOException | RuntimeException | LinkageError unreadable) {
      return false; // it stays as it is: its calls are told in stalls only
    }
  }

  /**
   * Tries the hooks, and places those in classes that are loaded already. All that weaving needs is
   * loaded by then. The calling thread must not be a loop's.
   */
  void install(Instrumentation instrumentation) {
    String failure = CallsSelfTest.run();
    if (failure != null) {
      notices.accept("the self-test of blocking calls failed, none is told: " + failure);
      return;
    }
    place(instrumentation);
    for (String operation : Trials.dead()) {
      notices.accept("no hook of " + operation + " works on this JDK: such calls are not told");
    }
  }

  private void place(Instrumentation instrumentation) {
    Map<String, List<HookPoint>> table = BlockingPoints.ofJdk(version, watchesCarriers);
    jdk = table;
    List<Class<?>> loaded = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (isJdk(type.getClassLoader()) ? isRow(table, type) : isLate(type)) {
        loaded.add(type);
      }
    }
    weaveAgain(instrumentation, loaded);
  }

  private boolean isRow(Map<String, List<HookPoint>> table, Class<?> type) {
    String name = type.getName().replace('.', '/');
    if (name.startsWith(JDBC)) {
      isJdbcLoaded = true; // by another agent, maybe, before there was this one
    }
    return table.containsKey(name);
  }

  private boolean isJdk(@Nullable ClassLoader loader) {
    return loader == null || loader == platform;
  }

  /**
   * Weaves what could not be woven as it was loaded: drivers of JDBC, which only their interfaces
   * tell, and classes that came too early.
   */
  void keepUp(Instrumentation instrumentation) {
    if (!isBehind()) {
      return;
    }
    isLoading = false;
    keptUpNanos = System.nanoTime();
    List<Class<?>> found = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (!isJdk(type.getClassLoader()) && isLate(type)) {
        found.add(type);
      }
    }
    earlyCallers.clear(); // what was being loaded when the hooks were placed is loaded by now
    if (!found.isEmpty()) {
      weaveAgain(instrumentation, found);
      pauseNanos = Math.min(2 * pauseNanos, LONGEST_PAUSE_NANOS);
    }
  }

  /** Whether classes have been loaded that {@link #keepUp} should look at by now. */
  boolean isBehind() {
    return isLoading
        && (isJdbcLoaded || !earlyCallers.isEmpty())
        && System.nanoTime() - keptUpNanos >= pauseNanos;
  }

  private boolean isLate(Class<?> type) {
    if (type.isArray() || type.isHidden()) {
      return false;
    }
    boolean isEarly = !earlyCallers.isEmpty() && isEarly(type);
    return isJdbcLoaded && isLateDriver(type) || isEarly;
  }

  private boolean isLateDriver(Class<?> type) {
    return Jdbc.isIn(type) && !drivers.contains(type.getName().replace('.', '/')) && late.add(type);
  }

  /** Each class once, though several loaders have one of the name. */
  private boolean isEarly(Class<?> type) {
    return earlyCallers.contains(type.getName().replace('.', '/')) && late.add(type);
  }

  private void weaveAgain(Instrumentation instrumentation, List<Class<?>> types) {
    Reweaving.again(
        instrumentation,
        types,
        refused -> notices.accept("blocking calls are not seen in " + refused));
  }
}
