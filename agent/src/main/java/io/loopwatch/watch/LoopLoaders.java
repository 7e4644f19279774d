// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import io.loopwatch.probe.Slot;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The class loaders of watched loops: where the application's own classes, and its logging, are
 * found. Held weakly, so that an application can be undeployed. Written by the watchdog's thread,
 * read by any.
 */
public final class LoopLoaders implements Supplier<List<ClassLoader>> {
  private static final int MOST = 100;

  private final List<WeakReference<ClassLoader>> loaders = new CopyOnWriteArrayList<>();

  void add(Slot slot) {
    add(slot.thread().getContextClassLoader());
    Object loop = slot.loop();
    add(loop == null ? null : loop.getClass().getClassLoader());
  }

  void add(@Nullable ClassLoader loader) {
    loaders.removeIf(held -> held.get() == null);
    if (loader != null && loaders.size() < MOST && !get().contains(loader)) {
      loaders.add(new WeakReference<>(loader));
    }
  }

  /** Those that are still there, first seen first. */
  @Override
  public List<ClassLoader> get() {
    List<ClassLoader> present = new ArrayList<>();
    for (WeakReference<ClassLoader> held : loaders) {
      ClassLoader loader = held.get();
      if (loader != null) {
        present.add(loader);
      }
    }
    return present;
  }
}
