// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The rows of the table: what each wrong form does, and what the right one does instead. In the
 * order of the guide to asynchronous programming whose parts they are named by.
 */
public enum Pattern {
  /** Waiting for time to pass. */
  SLEEP(
      "Blocking the event loop: time",
      "sleeps in the handler instead of setting a timer",
      "sets a timer and returns",
      "may sleep"),
  /** Calling another service. */
  HTTP(
      "Blocking the event loop: HTTP",
      "waits for another service with a blocking HTTP client",
      "sends the request and goes on when the answer comes",
      "may wait for a socket"),
  /** Reading a file. */
  FILE(
      "Blocking the event loop: files",
      "reads a slow file with blocking calls",
      "has a worker read it",
      ""),
  /** Asking a database. */
  DATABASE(
      "Blocking the event loop: databases",
      "runs a slow query with JDBC",
      "has a worker run it",
      "may wait for a database"),
  /** Blocking code that has no other form. */
  EXECUTOR(
      "Run blocking code in an executor",
      "hands blocking code to an executor that runs it on the caller",
      "hands it to an executor with threads of its own",
      "may run blocking code itself"),
  /** Computing. */
  CPU(
      "When to use async: computing",
      "computes Fibonacci numbers on the loop",
      "computes them on a worker",
      ""),
  /** Using what a worker computes. */
  FUTURE(
      "Forgetting to await: blocking instead",
      "waits for a worker with Future.get",
      "goes on when the future completes",
      "may wait for a future"),
  /** Using what two workers compute. */
  JOIN(
      "Awaiting two results",
      "joins one future after the other",
      "combines the futures and goes on when both complete",
      "may join futures"),
  /** Waiting for oneself. */
  DEADLOCK(
      "Loop already running: waiting for itself",
      "waits for a future that only this loop can complete, until a timeout ends it",
      "goes on when the future completes",
      "has no loop that could wait for itself"),
  /** Not looking at a result. */
  FORGOTTEN(
      "Forgetting to await",
      "answers without a look at the future, and its failure is lost",
      "answers when the future completes, and tells its failure",
      "has its failures dropped without a trace: they are told of loops only"),
  /** Starting a job and not waiting for it. */
  FORGET(
      "Fire and forget",
      "starts a background job that nobody keeps or looks at",
      "keeps the job until it has ended, and counts its failure",
      "has its failures dropped without a trace: they are told of loops only"),
  /** Doing several things together. */
  GROUP(
      "Structured concurrency: TaskGroup",
      "has workers do three parts and waits with invokeAll",
      "combines the three and goes on; where one fails, all have failed",
      "may wait for its parts, as StructuredTaskScope does, a preview up to JDK 25"),
  /** Doing very many small things. */
  FLOOD(
      "Creating too many tasks",
      "submits thousands of small tasks at once",
      "submits batches, with a pause between them",
      "has no turns that others wait for"),
  /** Doing some things, a few at a time. */
  LIMIT(
      "Creating too many tasks: a semaphore",
      "acquires a semaphore for each job, and waits where too many are under way",
      "lets each job that ends start the next",
      "may wait for a semaphore"),
  /** Doing a long thing in parts. */
  PIECES(
      "Creating too many tasks: long ones",
      "queues ten 20 ms pieces of work in a row",
      "does one piece and sets a timer for the next",
      "has no turns that others wait for"),
  /** A producer that is faster than the loop. */
  PRODUCER(
      "Queue for producer and consumer: unbounded",
      "hands a loop thousands of items, faster than it works them off",
      "puts them into a bounded queue, from which the loop takes some at a time",
      "has no queue of a loop to fill"),
  /** A loop that is faster than its consumer. */
  QUEUE(
      "Queue for producer and consumer: bounded",
      "puts an item into a queue that is full",
      "offers it, and again a little later where the queue is full",
      "may wait for room"),
  /** Trying again after a failure. */
  RETRY(
      "Retry with exponential backoff",
      "sleeps between the attempts of a retry",
      "sets a timer for the next attempt",
      "may sleep"),
  /** Not asking too often. */
  RATE(
      "Rate limiting",
      "sleeps between two requests",
      "asks a token bucket, and sets a timer where it has no token",
      "may sleep"),
  /** Giving up on a slow answer. */
  TIMEOUT(
      "Timeout handling",
      "waits with Future.get(timeout)",
      "sets a timeout on the future",
      "may wait with a timeout"),
  /** Using a resource and giving it back. */
  CONTEXT(
      "Async context managers",
      "waits until a resource is free",
      "is called when it is free, and gives it back in the end",
      "may wait for a resource"),
  /** Reading a stream of things. */
  ITERATION(
      "Async iterators",
      "takes page after page from a queue",
      "asks for a page, and for the next one when that is done with",
      "may wait for a page"),
  /** Sharing state with other threads. */
  LOCK(
      "Shared mutable state",
      "enters a lock that a report holds for long",
      "keeps the state on one loop, and reports on a copy",
      "may wait for a lock that others hold, from JDK 24 on even for a monitor"),
  /** Waiting while holding a monitor. */
  MONITOR(
      "Shared mutable state: a lock across a wait",
      "sleeps inside synchronized, and so keeps its carrier",
      "holds a ReentrantLock meanwhile",
      ""),
  /** Asking another loop. */
  LOOPS(
      "Future attached to a different loop",
      "asks another loop and waits for its answer",
      "is called back on its own loop",
      "has no loop of its own"),
  /** A loop inside a loop. */
  NESTED(
      "Mixing sync and async: a loop in a loop",
      "starts a loop of its own and waits for it",
      "uses the loop that is there",
      "may wait for a loop"),
  /** Making a thing when it is first needed. */
  LAZY(
      "Blocking the event loop: the first time",
      "needs a class whose static initialiser is slow; once in a JVM",
      "has the class initialised at start",
      ""),
  /** Writing a log. */
  LOG("Debugging: logging", "logs into a slow file", "logs through an asynchronous appender", ""),
  /** Using another process. */
  PROCESS(
      "Threads, async or processes",
      "waits for a process with waitFor",
      "goes on when the process has ended",
      "may wait for a process");

  private static final Set<Pattern> ANSWERS_DIFFER = Set.of(CPU, LOCK, DEADLOCK, FORGOTTEN, LOOPS);

  private final String part;
  private final String wrongDoes;
  private final String rightDoes;
  private final String onVirtual;

  Pattern(String part, String wrongDoes, String rightDoes, String onVirtual) {
    this.part = part;
    this.wrongDoes = wrongDoes;
    this.rightDoes = rightDoes;
    this.onVirtual = onVirtual;
  }

  /** The guide's part that it is from. */
  public String part() {
    return part;
  }

  /** What the wrong form does, to follow "the wrong form …" or "which …". */
  public String wrongDoes() {
    return wrongDoes;
  }

  /** What the right form does. */
  public String rightDoes() {
    return rightDoes;
  }

  /** Why a framework has no such row, to follow its name; empty where it has one. */
  public Optional<String> without(Framework framework) {
    if (framework == Framework.VIRTUAL) {
      return Optional.of(onVirtual).filter(it -> !it.isEmpty());
    }
    return this == MONITOR ? Optional.of("must not wait at all: see sleep") : Optional.empty();
  }

  /** Whether it can go wrong only once in the life of a JVM. */
  public boolean isOnce() {
    return this == LAZY;
  }

  /** Whether both forms answer with the same text. */
  public boolean answersAgree() {
    return !ANSWERS_DIFFER.contains(this);
  }

  /** The name in routes: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
