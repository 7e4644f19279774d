// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.jmx;

import java.util.function.Consumer;

/**
 * Registers what answers over JMX, on a thread of its own: the platform's server takes 400 ms to
 * start, and an application that brings its own log manager must have set it up first.
 */
final class BeanThread extends Thread {
  private final Registration registration;
  private final Consumer<String> notices;

  BeanThread(Registration registration, Consumer<String> notices) {
    super("loopwatch-jmx");
    setDaemon(true);
    this.registration = registration;
    this.notices = notices;
  }

  @Override
  public void run() {
    try {
      registration.bringUpToDate();
    } catch (IllegalStateException busy) {
      return; // the watchdog did not answer: it is tried again, unless the JVM ends
    } catch (Throwable refused) { // the application's own handler must not see it: many end the JVM
      registration.giveUp();
      notices.accept("not all can be asked over JMX, all else works: " + refused);
    }
  }
}
