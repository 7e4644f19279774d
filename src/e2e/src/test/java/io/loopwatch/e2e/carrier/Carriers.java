// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.carrier;

import io.loopwatch.e2e.ChildJvm;
import io.loopwatch.e2e.Deadlines;
import io.loopwatch.e2e.Event;
import io.loopwatch.e2e.Jdk;
import io.loopwatch.e2e.Jdks;
import io.loopwatch.e2e.Target;
import io.loopwatch.e2e.Waiting;
import io.loopwatch.e2e.fixture.carrier.CarrierLab;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A laboratory of virtual threads, and how to drive it. */
final class Carriers {
  static final int FIRST_JDK = 21;

  /** For how long a hold goes on after it was seen, so that it is looked at more than once. */
  /** So often something is done at most that the machine had no processor for. */
  static final int ATTEMPTS = 3;

  private static final int MORE_MILLIS = 60;

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private Carriers() {}

  /** The JDKs that have carriers, found or not. */
  static Stream<Jdk> jdks() {
    return Jdks.all().filter(jdk -> jdk.version() >= FIRST_JDK);
  }

  /** The laboratory on two carriers, with the agent. */
  static Target target(Jdk jdk) {
    return Target.of(jdk, CarrierLab.class).jvm(jvm(2)).option("log.limit", "1000/m");
  }

  /** So many carriers, and native code without a warning. */
  static String[] jvm(int carriers) {
    return new String[] {
      "-Djdk.virtualThreadScheduler.parallelism=" + carriers,
      "-Djdk.virtualThreadScheduler.maxPoolSize=256",
      "--enable-native-access=ALL-UNNAMED"
    };
  }

  /**
   * Starts it and waits until carriers are watched: their hooks come with the first virtual thread,
   * while the application goes on.
   *
   * @param pin what to do again and again, see {@code TimedWays}, until some event is there
   */
  static ChildJvm start(Target target, String pin, Predicate<Event> told) {
    ChildJvm child = target.start();
    try {
      Waiting.until(
          "carriers watched",
          Deadlines.REPORT,
          () -> {
            child.ask("pin warm " + pin);
            return child.events().matching(told.and(of("warm"))).stream().findFirst();
          },
          () -> child.events().all() + child.stderr().text());
      return child;
    } catch (RuntimeException | Error failure) {
      child.close();
      throw failure;
    }
  }

  /** Starts it, and waits until stalls are told. */
  static ChildJvm start(Target target) {
    return start(target, "spin 250", Event.stall("seen"));
  }

  /** Events of the virtual thread of this name. */
  static Predicate<Event> of(String virtualThread) {
    return event -> event.is("context.virtualThread", virtualThread);
  }

  /** A name that no other virtual thread has. */
  static String newName(CarrierWay way) {
    return way.method().getName() + "-" + NUMBERS.incrementAndGet();
  }

  /**
   * Holds a carrier until that has been told as a stall; then lets it go. It is done again where
   * the machine had no processor for it.
   */
  static Held hold(ChildJvm child, CarrierWay way) {
    Held held = holdOnce(child, way);
    for (int i = 1; i < ATTEMPTS && isTheMachines(held); i++) {
      held = holdOnce(child, way);
    }
    return held;
  }

  private static boolean isTheMachines(Held held) {
    return held.seen().is("cause", "descheduled") || held.ended().is("cause", "descheduled");
  }

  private static Held holdOnce(ChildJvm child, CarrierWay way) {
    String name = newName(way);
    CompletableFuture<String> answer = child.askLater("start " + name + " " + way.command());
    try {
      Event seen =
          child
              .events()
              .await("stall of " + way, event -> event.is("stall") && of(name).test(event));
      child.ask("pin beside unpinned " + MORE_MILLIS);
      child.ask("go " + name);
      Stay stay = Stay.parse(name, get(answer));
      return new Held(seen, child.events().awaitEnd(seen), stay);
    } finally {
      if (!answer.isDone()) {
        child.askLater("go " + name);
      }
    }
  }

  /** Waits for an answer. */
  static String get(CompletableFuture<String> answer) {
    try {
      return answer.get(Deadlines.ANSWER.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("no answer", e);
    }
  }
}
