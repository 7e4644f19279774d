// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A running child. To be closed, which kills it if it still runs. Any thread may use it. */
public final class ChildJvm implements AutoCloseable {
  private static final String READY = "READY";

  private final Process process;
  private final Path directory;
  private final boolean isTemporary;
  private final Events events;
  private final Answers answers = new Answers();
  private final Output stdout;
  private final Output stderr;
  private final BufferedWriter stdin;

  ChildJvm(Process process, Path directory, boolean isTemporary, EventFile events) {
    this.process = process;
    this.directory = directory;
    this.isTemporary = isTemporary;
    this.events = new Events(events, this::outputTail);
    this.stdout = new Output("stdout", process.getInputStream(), answers);
    this.stderr = new Output("stderr", process.getErrorStream(), line -> {});
    this.stdin = process.outputWriter(StandardCharsets.UTF_8);
    Leftovers.watch(process);
  }

  void awaitReady() {
    Waiting.until(
        READY,
        Deadlines.START,
        () -> {
          if (!process.isAlive()) {
            stdout.awaitEnd();
            stderr.awaitEnd();
            throw new AssertionError("it ended before " + READY + "\n" + outputTail());
          }
          return readyLine();
        },
        this::outputTail);
  }

  private Optional<String> readyLine() {
    return stdout.lines().stream()
        .filter(line -> line.equals(READY) || line.startsWith(READY + " "))
        .findFirst();
  }

  /** What the fixture said when it was ready, key to value. */
  public Map<String, String> ready() {
    Map<String, String> said = new LinkedHashMap<>();
    for (String word : readyLine().orElse(READY).split(" ", -1)) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        said.put(word.substring(0, equals), word.substring(equals + 1));
      }
    }
    return said;
  }

  /** Gives the fixture a command and waits for its answer. */
  public String ask(String command) {
    try {
      return askLater(command).get(Deadlines.ANSWER.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      throw new AssertionError(command + ": " + failed.getCause().getMessage(), failed);
    } catch (TimeoutException late) {
      throw new AssertionError("no answer to " + command + "\n" + outputTail(), late);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Gives the fixture a command; the future gets its answer, or fails with what it threw. */
  public CompletableFuture<String> askLater(String command) {
    CompletableFuture<String> answer = new CompletableFuture<>();
    long number = answers.expect(answer);
    synchronized (stdin) {
      try {
        stdin.write(number + " " + command + "\n");
        stdin.flush();
      } catch (IOException e) {
        throw new UncheckedIOException("it takes no commands\n" + outputTail(), e);
      }
    }
    return answer;
  }

  public Events events() {
    return events;
  }

  public Output stdout() {
    return stdout;
  }

  public Output stderr() {
    return stderr;
  }

  /** Its working directory. */
  public Path directory() {
    return directory;
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Ends its stdin, so that the fixture exits; waits for that and returns the exit code. */
  public int stop() {
    try {
      stdin.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return awaitExit();
  }

  /** Sends SIGTERM (on Windows, kills it); waits for its end and returns the exit code. */
  public int terminate() {
    process.toHandle().destroy(); // Process itself would close its streams, too
    return awaitExit();
  }

  /** Sends SIGKILL; waits for its end and returns the exit code. */
  public int kill() {
    process.destroyForcibly();
    return awaitExit();
  }

  /** Waits for its end and returns the exit code; all of its output was read then. */
  public int awaitExit() {
    try {
      if (!process.waitFor(Deadlines.EXIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("it does not end\n" + outputTail());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
    stdout.awaitEnd();
    stderr.awaitEnd();
    return process.exitValue();
  }

  private String outputTail() {
    return stdout.tail(40) + stderr.tail(60);
  }

  /** Kills it if it still runs, and removes its folder unless the test gave it one. */
  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
    Leftovers.forget(process);
    answers.fail("the child has ended");
    if (isTemporary) {
      Leftovers.remove(directory);
    }
  }
}
