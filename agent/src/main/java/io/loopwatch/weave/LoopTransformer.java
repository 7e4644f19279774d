// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import io.loopwatch.config.LoopMethod;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Weaves each class that the table names as it is loaded. A class that cannot be woven is left as
 * it is and said once; nothing is ever thrown at the application.
 *
 * <p>Called by whatever thread loads a class, which may hold its loader's lock: so nothing here
 * waits for another thread. Until the first class of a framework comes, each costs a look at its
 * name, and nothing of the weaving is loaded.
 */
public final class LoopTransformer implements ClassFileTransformer {
  private final LoopHooks hooks;
  private final Consumer<String> notices;
  private final @Nullable BlockingHooks blocking;
  private final @Nullable CarrierHooks carriers;
  private final Set<String> woven = ConcurrentHashMap.newKeySet();
  private volatile boolean isSighted;
  private volatile boolean isPlacing;
  private volatile boolean isPlaced;
  private volatile boolean isOver;
  private volatile @Nullable RunningLoops running;
  private volatile @Nullable DroppedHooks dropped;
  private volatile @Nullable Thread watcher;

  /**
   * Makes one.
   *
   * @param loops loops that the user named
   * @param watchesBlocking whether blocking calls are woven too
   * @param watchesCarriers whether virtual threads are; before Java 21 there are none
   * @param asks whether it is kept who submitted each task
   * @param notices is told, in one line each, what could not be woven; called by threads that load
   *     classes, so it must neither log nor block
   */
  public LoopTransformer(
      List<LoopMethod> loops,
      boolean watchesBlocking,
      boolean watchesCarriers,
      boolean asks,
      Consumer<String> notices) {
    this.hooks = new LoopHooks(loops, asks, notices);
    this.notices = notices;
    boolean hasCarriers = watchesCarriers && CarrierHooks.isPossible();
    this.blocking = watchesBlocking ? new BlockingHooks(notices, hasCarriers) : null;
    this.carriers = hasCarriers ? new CarrierHooks(notices) : null;
    this.isSighted = !loops.isEmpty();
  }

  /** Has a thread unparked when {@link #isSighted()} becomes true. */
  public void wake(Thread thread) {
    watcher = thread;
  }

  /** Whether this JVM has carriers of virtual threads to be watched. */
  public static boolean canWatchCarriers() {
    return CarrierHooks.isPossible();
  }

  /** Looks whether virtual threads are in use already, by another agent for one. */
  public void lookBack(Instrumentation instrumentation) {
    if (carriers != null && carriers.lookBack(instrumentation)) {
      sight();
    }
  }

  /** Whether mounts of virtual threads are measured. */
  public boolean measuresMounts() {
    return carriers != null && carriers.isWoven();
  }

  /** Whether carriers are to be polled, because this JDK's virtual threads cannot be woven. */
  public boolean pollsCarriers() {
    return carriers != null && carriers.isDead();
  }

  /**
   * Whether a framework's class has been seen, so that weaving is near. {@link #prepare()} on
   * another thread then takes its start-up off the thread that loads the framework.
   */
  public boolean isSighted() {
    return isSighted;
  }

  /**
   * Loads what weaving needs, tries every hook, and weaves the methods that block of classes that
   * are loaded already.
   */
  public void prepare(Instrumentation instrumentation) {
    if (hooks.table() == null || isPlacing) {
      return;
    }
    isPlacing = true;
    if (blocking != null) {
      blocking.install(instrumentation);
    }
    isPlaced = true;
  }

  /**
   * Weaves futures too, so that failures are told that nobody asks for. Before the application
   * runs.
   */
  public void watchFutures(Instrumentation instrumentation) {
    DroppedHooks hooks = new DroppedHooks(notices);
    dropped = hooks;
    hooks.install(instrumentation);
  }

  /** Whether it is time for {@link #keepUp}. Any thread may ask. */
  public boolean isBehind() {
    return isPlaced
        && (blocking != null && blocking.isBehind() || carriers != null && carriers.isDue());
  }

  /** Weaves what could not be woven as it was loaded. Called by one thread at a time. */
  public void keepUp(Instrumentation instrumentation) {
    if (!isPlaced) {
      return;
    }
    if (carriers != null && carriers.isDue()) {
      carriers.install(instrumentation);
    }
    if (blocking != null) {
      blocking.keepUp(instrumentation);
    }
  }

  /** The loops that the user named and of which no class has been loaded. */
  public List<LoopMethod> unseen() {
    return hooks.unseen();
  }

  /**
   * Weaves what is loaded already, once, where Loopwatch comes into an application that runs: first
   * what blocks, then frameworks, then virtual threads where they are in use. The calling thread
   * must not be a loop's; it waits for a second or so.
   */
  public void weaveLoaded(Instrumentation instrumentation) {
    HookTable table = hooks.table();
    if (table == null) {
      return;
    }
    List<Class<?>> loaded = Reweaving.candidates(instrumentation);
    RunningLoops loops = RunningLoops.among(loaded);
    running = loops;
    if (blocking != null) {
      blocking.lookBack(loaded);
    }
    loaded.removeIf(type -> !isLoop(table, loops, type));
    isSighted |= !loaded.isEmpty();
    prepare(instrumentation);
    loaded.removeIf(type -> woven.contains(Reweaving.internalName(type))); // once is enough
    Reweaving.again(
        instrumentation,
        loaded,
        refused -> notices.accept("not all of the loops is seen: " + refused));
    loops.tellUnseen(notices);
    lookBack(instrumentation);
    keepUp(instrumentation);
  }

  private boolean isLoop(HookTable table, RunningLoops loops, Class<?> type) {
    String name = Reweaving.internalName(type);
    DroppedHooks futures = dropped;
    return !loops.rows(name).isEmpty()
        || type.getClassLoader() != null && !loops.has(name) && !table.of(name).isEmpty()
        || futures != null && type.getClassLoader() != null && futures.mayHave(name);
  }

  /**
   * Takes every hook out again. No class is woven any more.
   *
   * @param failed is told in one line each of the classes that could not be restored
   * @return how many classes have got their own bytes back
   */
  public int restore(Instrumentation instrumentation, Consumer<String> failed) {
    isOver = true;
    instrumentation.removeTransformer(this);
    Set<String> first = Set.copyOf(woven);
    int restored = Reweaving.restore(instrumentation, first, failed);
    woven.removeAll(first); // a class may have been on its way in
    return restored + Reweaving.restore(instrumentation, Set.copyOf(woven), failed);
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String className,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    if (className == null || isOver) {
      return null;
    }
    try {
      List<HookPoint> rows = rows(loader, className, redefined, bytes);
      return rows.isEmpty() ? null : weave(className, rows, bytes);
    } catch (
        Throwable
            failure) { // whatever it is, the JVM would swallow it and load the class as it was
      notices.accept(
          "could not weave " + className.replace('/', '.') + ", it is left as it is: " + failure);
      return null;
    }
  }

  private List<HookPoint> rows(
      @Nullable ClassLoader loader, String className, @Nullable Class<?> redefined, byte[] bytes) {
    List<HookPoint> rows = loader == null ? ofCarriers(className) : ofLoop(className);
    RunningLoops loops = running;
    if (loops != null) {
      loops.learn(className, bytes);
      if (loops.has(className)) {
        return List.of();
      }
      rows = both(rows, loops.rows(className));
    }
    if (blocking != null) {
      rows = both(rows, blocking.rows(loader, className, redefined, bytes));
    }
    // Last, and so innermost: handlers further out need not know the object, and forget it.
    DroppedHooks futures = dropped;
    return futures == null ? rows : both(rows, futures.rows(loader, className, bytes));
  }

  private static List<HookPoint> both(List<HookPoint> rows, List<HookPoint> more) {
    if (rows.isEmpty() || more.isEmpty()) {
      return rows.isEmpty() ? more : rows;
    }
    List<HookPoint> all = new ArrayList<>(rows);
    all.addAll(more);
    return all;
  }

  private List<HookPoint> ofCarriers(String className) {
    if (carriers == null) {
      return List.of();
    }
    if (carriers.isSighting(className)) {
      sight();
    }
    return carriers.rows(className);
  }

  private List<HookPoint> ofLoop(String className) {
    if (!isSighted && LoopHooks.isFrameworks(className)) {
      sight();
    }
    return hooks.rows(className);
  }

  private void sight() {
    isSighted = true;
    LockSupport.unpark(watcher);
  }

  private byte @Nullable [] weave(String className, List<HookPoint> rows, byte[] bytes) {
    Weaver.Result result = Weaver.weave(bytes, rows);
    if (result.bytes() != null) {
      woven.add(className);
    }
    hooks.saw(className);
    for (HookPoint row : result.missing()) {
      notices.accept(row.missingIn(className));
    }
    return result.bytes();
  }
}
