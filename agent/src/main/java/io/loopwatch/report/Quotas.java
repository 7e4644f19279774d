// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import io.loopwatch.event.Suppressed;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many reports of each culprit were told, and how many were left out and are to be counted.
 *
 * <p>Of each culprit so many are told in a period, which begins with the first of them; the rest
 * are counted. The next report of that culprit tells the count, or a line of its own, where a
 * moment after the period's end no report has. Memory is bounded: of more than {@value #MOST}
 * culprits whose periods last, the later ones are one.
 *
 * <p>Used by one thread; times are readings of one monotonic clock in nanoseconds.
 */
final class Quotas {
  static final int MOST = 1_000;

  /** Lines of their own at the end: with more culprits, those with the smallest counts are one. */
  static final int MOST_AT_END = 20;

  /** So long after the period the next report may tell the count: one line fewer. */
  static final long PATIENCE_NANOS = 500_000_000L;

  static final long LEFT_OUT = -1;

  /** Writes one count. */
  interface Teller {
    void tell(Suppressed suppressed) throws IOException;
  }

  private static final class Quota {
    final String name;
    boolean isOpen;
    long periodStartNanos;
    int toldInPeriod;
    long suppressed;
    long dueNanos;
    Instant firstSuppressed = Instant.EPOCH;

    Quota(String name) {
      this.name = name;
    }

    Suppressed count() {
      return new Suppressed(firstSuppressed, name, suppressed);
    }
  }

  private final int limit;
  private final long periodNanos;
  private final Map<String, Quota> quotas = new LinkedHashMap<>(16, 0.75f, true);
  private final Quota others = new Quota("those of other culprits");
  private @Nullable Quota last;
  private boolean isDue;
  private long nextDueNanos;
  private long leftOut;

  /**
   * @param limit reports of one culprit in a period, 0 or more
   * @param periodNanos the period, more than 0
   */
  Quotas(int limit, long periodNanos) {
    this.limit = limit;
    this.periodNanos = periodNanos;
  }

  /**
   * Takes one report of a culprit.
   *
   * @return {@link #LEFT_OUT} where it is not to be told, and counted; else how many were left out
   *     before, which it tells
   */
  long admit(String name, Instant time, long now) {
    Quota quota = quota(name, now);
    open(quota, now);
    if (quota.toldInPeriod >= limit) {
      count(quota, time);
      return LEFT_OUT;
    }
    quota.toldInPeriod++;
    long before = quota.suppressed;
    quota.suppressed = 0;
    last = quota;
    return before;
  }

  /** Whoever was admitted last was not told, nor what it was to tell. */
  void takeBack(long before) {
    if (last != null && before > 0) {
      last.suppressed += before;
      schedule(last);
    }
  }

  /** Counts one report that is not to be told whatever the limit says. */
  void leaveOut(String name, Instant time, long now) {
    Quota quota = quota(name, now);
    open(quota, now);
    count(quota, time);
  }

  /** Tells the counts that are due; one that cannot be told stays and is due. */
  void tellDue(long now, Teller teller) throws IOException {
    if (waitNanos(now) > 0) {
      return;
    }
    for (Quota quota : all()) {
      if (quota.suppressed > 0 && quota.dueNanos - now <= 0) {
        teller.tell(quota.count());
        quota.suppressed = 0;
      }
    }
    isDue = false;
    all().stream().filter(quota -> quota.suppressed > 0).forEach(this::schedule);
  }

  /**
   * Until {@link #tellDue} has something to do, or seems to; the longest time where nothing has.
   */
  long waitNanos(long now) {
    return isDue ? Math.max(0, nextDueNanos - now) : Long.MAX_VALUE;
  }

  /** Tells every count, the largest first; afterwards all are 0. */
  void tellAll(Teller teller) throws IOException {
    List<Quota> counted = new ArrayList<>(all());
    counted.removeIf(quota -> quota.suppressed == 0);
    counted.sort(Comparator.comparingLong((Quota quota) -> quota.suppressed).reversed());
    int most = counted.size() > MOST_AT_END + 1 ? MOST_AT_END : counted.size();
    for (Quota quota : counted.subList(most, counted.size())) {
      merge(quota, others);
    }
    for (Quota quota : counted.subList(0, most)) {
      teller.tell(quota.count());
      quota.suppressed = 0;
    }
    if (others.suppressed > 0) {
      teller.tell(others.count());
      others.suppressed = 0;
    }
    isDue = false;
  }

  /** Reports that were left out so far, of all culprits. */
  long leftOut() {
    return leftOut;
  }

  private List<Quota> all() {
    List<Quota> all = new ArrayList<>(quotas.values());
    all.add(others);
    return all;
  }

  private Quota quota(String name, long now) {
    Quota known = quotas.get(name);
    if (known != null || (quotas.size() >= MOST && !forgotOne(now))) {
      return known != null ? known : others;
    }
    Quota created = new Quota(name);
    quotas.put(name, created);
    return created;
  }

  /** Whether the one that was quiet longest could go: while its period lasts it has to count. */
  private boolean forgotOne(long now) {
    Iterator<Quota> eldestFirst = quotas.values().iterator();
    Quota eldest = eldestFirst.next();
    if (now - eldest.periodStartNanos < periodNanos) {
      return false;
    }
    eldestFirst.remove();
    merge(eldest, others);
    return true;
  }

  private void open(Quota quota, long now) {
    if (!quota.isOpen || now - quota.periodStartNanos >= periodNanos) {
      quota.isOpen = true;
      quota.periodStartNanos = now;
      quota.toldInPeriod = 0;
    }
  }

  private void count(Quota quota, Instant time) {
    leftOut++;
    quota.suppressed++;
    if (quota.suppressed == 1) {
      quota.firstSuppressed = time;
      quota.dueNanos = quota.periodStartNanos + periodNanos + PATIENCE_NANOS;
      schedule(quota);
    }
  }

  private void merge(Quota from, Quota into) {
    if (from.suppressed > 0 && from != into) {
      if (into.suppressed == 0) {
        into.firstSuppressed = from.firstSuppressed;
        into.dueNanos = from.dueNanos;
        schedule(into);
      }
      into.suppressed += from.suppressed;
      from.suppressed = 0;
    }
  }

  private void schedule(Quota quota) {
    if (!isDue || quota.dueNanos - nextDueNanos < 0) {
      isDue = true;
      nextDueNanos = quota.dueNanos;
    }
  }
}
