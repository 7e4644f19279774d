// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.load;

import io.loopwatch.demo.Framework;
import io.loopwatch.demo.Pitfall;
import io.loopwatch.demo.Pitfalls;
import io.loopwatch.demo.elsewhere.Workers;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls every route of some servers in a known order. For one thread; the first call that fails
 * ends the run.
 */
public final class LoadGenerator {
  private static final Logger LOG = LoggerFactory.getLogger("demo.load");

  /**
   * Between two calls of one right route: the workers of a small machine have other things to do as
   * well.
   */
  private static final long RIGHT_PAUSE_MILLIS = 2000;

  /** Between the first calls of two right routes, so that they do not all call at one moment. */
  private static final long STAGGER_MILLIS = 30;

  /**
   * After a wrong call: its loop is free again, and its reports are told apart from the next one's.
   */
  private static final long WRONG_PAUSE_MILLIS = 40;

  private final Client client;
  private final Map<Framework, List<Pitfall<?>>> pitfalls = new EnumMap<>(Framework.class);
  private final List<CallRecord> calls = new ArrayList<>();

  /** A load for these servers. */
  public LoadGenerator(Map<Framework, URI> servers) {
    client = new Client(servers);
    servers.keySet().forEach(it -> pitfalls.put(it, Pitfalls.on(Set.of(it))));
  }

  /** Every call so far. */
  public List<CallRecord> calls() {
    return List.copyOf(calls);
  }

  /** Calls each right route once, one at a time on each server. */
  public void warmUp() throws IOException, InterruptedException {
    List<Callable<List<CallRecord>>> lanes = new ArrayList<>();
    for (List<Pitfall<?>> ofOne : pitfalls.values()) {
      lanes.add(() -> eachRightOnce(ofOne));
    }
    together(lanes);
  }

  private List<CallRecord> eachRightOnce(List<Pitfall<?>> ofOne)
      throws IOException, InterruptedException {
    List<CallRecord> done = new ArrayList<>();
    for (Pitfall<?> pitfall : ofOne) {
      done.add(client.call(Phase.WARM_UP, pitfall));
    }
    return done;
  }

  /** Calls all right routes together for this long, each again and again, at least once. */
  public void right(Duration time) throws IOException, InterruptedException {
    LOG.info("right forms, all together for {} s", time.toSeconds());
    long end = System.nanoTime() + time.toNanos();
    List<Callable<List<CallRecord>>> lanes = new ArrayList<>();
    for (Pitfall<?> pitfall : Pitfalls.on(pitfalls.keySet())) {
      long delayMillis = lanes.size() * STAGGER_MILLIS;
      lanes.add(() -> rightUntil(end, delayMillis, pitfall));
    }
    int before = calls.size();
    together(lanes);
    summarize(calls.subList(before, calls.size()));
  }

  private List<CallRecord> rightUntil(long end, long delayMillis, Pitfall<?> pitfall)
      throws IOException, InterruptedException {
    Thread.sleep(delayMillis);
    List<CallRecord> done = new ArrayList<>();
    do {
      done.add(client.call(Phase.RIGHT, pitfall));
      Thread.sleep(pauseMillis(end));
    } while (System.nanoTime() < end);
    return done;
  }

  /** No longer than there is time. */
  private static long pauseMillis(long end) {
    long leftMillis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    return Math.max(0, Math.min(RIGHT_PAUSE_MILLIS, leftMillis));
  }

  /**
   * Calls the wrong routes in turn for this long, each at least once; those that can go wrong only
   * once, once.
   */
  public void wrong(Duration time) throws IOException, InterruptedException {
    LOG.info("wrong forms, one after the other for {} s", time.toSeconds());
    long end = System.nanoTime() + time.toNanos();
    boolean allCalled = false;
    while (!allCalled || System.nanoTime() < end) {
      for (Pitfall<?> pitfall : Pitfalls.on(pitfalls.keySet())) {
        if (allCalled && System.nanoTime() >= end) {
          return;
        }
        if (!allCalled || !pitfall.pattern().isOnce()) {
          wrong(pitfall);
        }
      }
      allCalled = true;
    }
  }

  private void wrong(Pitfall<?> pitfall) throws IOException, InterruptedException {
    CallRecord call = client.call(Phase.WRONG, pitfall);
    calls.add(call);
    LOG.info(
        "{}, which {}, answered in {} ms",
        pitfall.route(false),
        pitfall.pattern().wrongDoes(),
        call.millis());
    Thread.sleep(WRONG_PAUSE_MILLIS);
  }

  /** One thread for each lane; what they called comes in the order of the lanes. */
  private void together(List<Callable<List<CallRecord>>> lanes)
      throws IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(lanes.size(), Workers.daemons("load"));
    try {
      for (Future<List<CallRecord>> lane : threads.invokeAll(lanes)) {
        calls.addAll(lane.get());
      }
    } catch (ExecutionException e) {
      throw new IOException("a call failed", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static void summarize(List<CallRecord> calls) {
    Map<String, List<CallRecord>> byRoute =
        calls.stream()
            .collect(
                Collectors.groupingBy(
                    it -> Pitfall.route(it.framework(), it.pattern(), true),
                    LinkedHashMap::new,
                    Collectors.toList()));
    byRoute.forEach(LoadGenerator::summarize);
  }

  private static void summarize(String route, List<CallRecord> calls) {
    long[] sorted = calls.stream().mapToLong(CallRecord::millis).sorted().toArray();
    LOG.info(
        "{} answered {} times in {} to {} ms",
        route,
        sorted.length,
        sorted[0],
        sorted[sorted.length - 1]);
  }
}
