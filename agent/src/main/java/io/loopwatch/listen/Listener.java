// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.listen;

import io.loopwatch.event.Event;
import io.loopwatch.report.Reporter;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One listener as a sink. Keeps no application alive: it holds the listener's class weakly, and the
 * listener hangs on that class itself (by {@link ClassValue}), so that class, listener and class
 * loader go together.
 */
final class Listener implements Reporter {
  private static final ClassValue<AtomicReference<@Nullable ListenerCall>> CALLS = new Calls();

  private final String name;
  private final WeakReference<@Nullable Class<?>> type;

  /** Keeps {@code call} for as long as there is the listener's class. */
  Listener(Class<?> type, ListenerCall call) {
    this.name = "listener " + type.getName();
    this.type = new WeakReference<>(type);
    CALLS.get(type).set(call);
  }

  /** Whether it is a listener of this class. */
  boolean is(Class<?> other) {
    return type.get() == other;
  }

  /** Whether the application that it was of was unloaded. */
  boolean isGone() {
    return type.get() == null;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void report(Event event) throws IOException {
    Class<?> present = type.get();
    ListenerCall call = present == null ? null : CALLS.get(present).get();
    if (call != null) {
      tell(call, event);
    }
  }

  private static void tell(ListenerCall call, Event event) throws IOException {
    try {
      call.tell(EventFields.of(event));
    } catch (IOException | RuntimeException | Error failure) {
      throw failure;
    } catch (Throwable failure) { // checked, of a listener in another language
      throw new IOException(failure.toString(), failure);
    }
  }

  @Override
  public void close() {
    Class<?> present = type.get();
    if (present != null) {
      CALLS.remove(present);
    }
  }

  /** A class of its own, so that the application's class does not come to hold the sink. */
  private static final class Calls extends ClassValue<AtomicReference<@Nullable ListenerCall>> {
    @Override
    protected AtomicReference<@Nullable ListenerCall> computeValue(Class<?> type) {
      return new AtomicReference<>();
    }
  }
}
