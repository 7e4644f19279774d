// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.listen;

import io.loopwatch.event.Event;
import io.loopwatch.report.QueuedReporter;
import io.loopwatch.report.Reporter;
import io.loopwatch.report.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Finds the application's listeners and gives each event to all of them; each has a queue and a
 * thread of its own. Each class loader of a watched thread is asked once, before the event is told
 * that came after it was seen; then the system class loader. One class is one listener, however
 * many loaders lead to it.
 */
public final class ListenersReporter implements Reporter {
  private static final int WAITING_EVENTS = 1_024;
  private static final int MOST_TRIES = 1_000;
  private static final Duration GONE = Duration.ofMillis(100);
  private static final long CLOSE_NANOS = 1_000_000_000L;

  private final Supplier<List<ClassLoader>> loaders;
  private final Consumer<String> notices;
  private final Set<ClassLoader> asked = Collections.newSetFromMap(new WeakHashMap<>());
  private final List<Entry> listeners = new ArrayList<>();

  // Written by the thread that reports, read by the watchdog's.
  private volatile boolean hasListeners;
  private volatile boolean hasLooked;
  private volatile int lookedAt;

  private record Entry(Listener listener, QueuedReporter queue) {}

  /**
   * Looks for nothing yet.
   *
   * @param loaders the class loaders of the watched threads
   * @param notices takes lines about listeners that cannot be used, that throw or are slow
   */
  public ListenersReporter(Supplier<List<ClassLoader>> loaders, Consumer<String> notices) {
    this.loaders = loaders;
    this.notices = notices;
  }

  @Override
  public String name() {
    return "listeners";
  }

  /** Where nobody listens and no loader came since that was found, events wake nobody. */
  @Override
  public boolean wants(Event event) {
    return EventFields.isTold(event)
        && (hasListeners || !hasLooked || mark(loaders.get()) != lookedAt);
  }

  /** Another where loaders have come or gone. */
  private static int mark(List<ClassLoader> present) {
    int mark = 0;
    for (ClassLoader loader : present) {
      mark = 31 * mark + System.identityHashCode(loader);
    }
    return mark;
  }

  @Override
  public void report(Event event) {
    List<ClassLoader> present = loaders.get();
    present.forEach(this::look);
    look(ClassLoader.getSystemClassLoader());
    tell(event);
    hasListeners = !listeners.isEmpty();
    lookedAt = mark(present);
    hasLooked = true;
  }

  private void tell(Event event) {
    for (Iterator<Entry> each = listeners.iterator(); each.hasNext(); ) {
      Entry entry = each.next();
      if (entry.listener().isGone()) {
        each.remove();
        entry.queue().close(GONE);
      } else {
        entry.queue().offer(event);
      }
    }
  }

  private void look(ClassLoader loader) {
    if (!asked.add(loader)) {
      return;
    }
    Class<?> api;
    try {
      api = Class.forName(ListenerCall.LISTENER, false, loader);
    } catch (ClassNotFoundException | LinkageError | RuntimeException e) {
      // Nobody in there can have a listener. Class loaders of stopped applications throw all these.
      return;
    }
    try {
      addAll(ServiceLoader.load(api, loader).stream().iterator(), api);
    } catch (LinkageError | RuntimeException e) {
      notices.accept("the application's listeners cannot be looked for: " + Trouble.describe(e));
    }
  }

  private <T> void addAll(Iterator<ServiceLoader.Provider<T>> found, Class<?> api) {
    for (int tries = 0; tries < MOST_TRIES; tries++) { // one that fails may do so for ever
      try {
        if (!found.hasNext()) {
          return;
        }
        add(found.next(), api);
      } catch (ServiceConfigurationError | ReflectiveOperationException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        notices.accept("a listener cannot be used: " + e.getMessage() + because(e, cause));
      }
    }
  }

  private static String because(Throwable e, Throwable cause) {
    return e == cause ? "" : ": " + Trouble.describe(cause);
  }

  private void add(ServiceLoader.Provider<?> provider, Class<?> api)
      throws ReflectiveOperationException {
    Class<?> type = provider.type();
    if (listeners.stream().anyMatch(entry -> entry.listener().is(type))) {
      return;
    }
    Listener listener = new Listener(type, ListenerCall.of(provider.get(), api));
    listeners.add(new Entry(listener, new QueuedReporter(listener, WAITING_EVENTS, notices)));
  }

  @Override
  public void close() {
    long deadline = System.nanoTime() + CLOSE_NANOS;
    for (Entry entry : listeners) {
      entry.queue().close(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    }
  }
}
