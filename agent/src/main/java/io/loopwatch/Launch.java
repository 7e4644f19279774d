// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import io.loopwatch.attach.Reply;
import io.loopwatch.attach.Request;
import io.loopwatch.attach.Verb;
import io.loopwatch.config.OperationNames;
import io.loopwatch.config.Options;
import io.loopwatch.config.OptionsParser;
import io.loopwatch.config.ParsedOptions;
import io.loopwatch.config.Problem;
import io.loopwatch.report.PathPattern;
import io.loopwatch.weave.BlockingPoints;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Reads the options, delivers the probe, and only then starts {@link Loopwatch}: that one is linked
 * against the probe, so it must not be loaded before. Bad options leave everything off.
 */
public final class Launch {
  private static final AtomicBoolean STARTED = new AtomicBoolean();
  private static final String DISABLED = "loopwatch: is off: enabled=false";

  /** That of the first agent: the JVM keeps all that each is given for ever. */
  private static volatile @Nullable Instrumentation first;

  private Launch() {}

  /** Called once by the agent, by reflection, before the application's {@code main}. */
  public static void start(@Nullable String arguments, Instrumentation instrumentation)
      throws IOException {
    if (!STARTED.compareAndSet(false, true)) {
      say("loopwatch: given twice, the first one watches");
      return;
    }
    first = instrumentation;
    List<String> problems = new ArrayList<>();
    Options options = options(arguments, problems);
    for (String problem : problems) {
      say(problem);
    }
    if (options == null) {
      say("loopwatch: is off because of that; the application runs without it");
    } else if (options.enabled()) {
      ProbeDelivery.deliver(instrumentation);
      Loopwatch.start(options, instrumentation);
    } else {
      say(DISABLED);
    }
  }

  /**
   * Called by the agent, by reflection, when it is loaded into an application that runs. Does what
   * is asked for, and returns when that is done.
   *
   * @param arguments a {@link Request}
   */
  public static void attach(@Nullable String arguments, Instrumentation instrumentation)
      throws IOException, InterruptedException {
    Request request = Request.parse(arguments);
    Reply reply = reply(request, instrumentation);
    if (!request.token().isEmpty()) {
      System.setProperty(Reply.ANSWER, reply.property(request.token()));
    } else if (reply.exitCode() != Reply.DONE) {
      say(reply.text());
    }
  }

  private static synchronized Reply reply(Request request, Instrumentation given)
      throws IOException, InterruptedException {
    STARTED.set(true);
    Instrumentation instrumentation = first == null ? given : first;
    first = instrumentation;
    if (request.verb() != Verb.ATTACH) {
      return ProbeDelivery.isDelivered() ? Standing.reply(request.verb()) : Reply.notWatched();
    }
    List<String> problems = new ArrayList<>();
    Options options = options(request.options(), problems);
    if (options == null) {
      return new Reply(Reply.WRONG, String.join("\n", problems));
    }
    if (!options.enabled()) {
      return new Reply(Reply.UNUSABLE, DISABLED);
    }
    String obstacle = ProbeDelivery.obstacle();
    if (obstacle != null) {
      return new Reply(Reply.UNUSABLE, obstacle);
    }
    ProbeDelivery.deliver(instrumentation);
    return Standing.attach(options, instrumentation);
  }

  /** Null where they are wrong, and then a line for each that is. */
  private static @Nullable Options options(@Nullable String arguments, List<String> problems) {
    ParsedOptions parsed = OptionsParser.parse(arguments, System.getProperties(), System.getenv());
    for (Problem problem : parsed.problems()) {
      problems.add(problem.line());
    }
    if (problems.isEmpty()) {
      checkPath("histograms", parsed.options().histograms(), problems);
      checkPath("events", parsed.options().events(), problems);
      checkPath("log", parsed.options().log().path(), problems);
      checkOperations(parsed.options(), problems);
    }
    return problems.isEmpty() ? parsed.options() : null;
  }

  /** The table of operations is large: it is loaded for this only where somebody names one. */
  private static void checkOperations(Options options, List<String> problems) {
    if (!OperationNames.isUsed(options)) {
      return;
    }
    List<Problem> found =
        OperationNames.problems(options, BlockingPoints::isOperation, BlockingPoints.operations());
    for (Problem problem : found) {
      problems.add(problem.line());
    }
  }

  /**
   * What the option table cannot know: whether the file system takes the path, once its patterns
   * are filled in.
   */
  private static void checkPath(String key, @Nullable String pattern, List<String> problems) {
    if (pattern == null) {
      return;
    }
    try {
      PathPattern.expand(pattern, Instant.now());
    } catch (IllegalArgumentException bad) {
      problems.add("loopwatch: " + key + "=" + pattern + ": " + bad.getMessage());
    }
  }

  private static void say(String line) {
    System.err.println(line);
  }
}
