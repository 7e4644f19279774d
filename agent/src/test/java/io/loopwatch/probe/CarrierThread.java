// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.probe;

/**
 * A thread that plays a carrier: it calls the probe as virtual threads do around each mount. What
 * it calls in between is a call of the virtual thread, which is on the same stack.
 */
public final class CarrierThread extends PlayedThread {
  /** A carrier that has not mounted anything yet. */
  public CarrierThread(String name) {
    super(name);
  }

  /** The same in a group. */
  public CarrierThread(ThreadGroup group, String name) {
    super(group, name);
  }

  /** A carrier that has mounted one virtual thread: the probe knows it. */
  public static CarrierThread seen(String name) {
    CarrierThread seen = new CarrierThread(name);
    seen.mounts(1);
    return seen;
  }

  /** Mounts one, which stays until {@link #unmount}. */
  public void mount() {
    on(Carriers::mount);
  }

  /** It leaves. */
  public void unmount() {
    on(Carriers::unmount);
  }

  /** That many mounts, one after the other, each as short as can be. */
  public void mounts(int count) {
    mounts(count, () -> {});
  }

  /** That many mounts in which that is done. */
  public void mounts(int count, Runnable body) {
    on(
        () -> {
          for (int i = 0; i < count; i++) {
            Carriers.mount();
            body.run();
            Carriers.unmount();
          }
        });
  }

  /** What the probe knows of it, or null. */
  public Carrier carrier() {
    return ask(Carriers::current);
  }

  /** To be called on the thread: the virtual thread blocks so long in a call. */
  public static void hold(int operation, long nanos) {
    hold(operation);
    Spin.nanos(nanos);
    leave();
  }

  /** To be called on the thread: the virtual thread begins a call that blocks. */
  public static void hold(int operation) {
    Carriers.current().calls().hold(operation);
  }

  /** To be called on the thread: it begins one that blocks by calling others. */
  public static void scope(int operation) {
    Carriers.current().calls().enter(operation);
  }

  /** To be called on the thread: such a call ends. */
  public static void leave() {
    Carriers.current().calls().leave();
  }

  /** To be called on any thread: it works for that context, or for none, as a virtual one may. */
  public static void workFor(Object context) {
    Dispatches.set(context);
  }
}
