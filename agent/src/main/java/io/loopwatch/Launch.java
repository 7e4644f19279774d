// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

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
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Reads the options, delivers the probe, and only then starts {@link Loopwatch}: that one is linked
 * against the probe, so it must not be loaded before. Bad options leave everything off.
 */
public final class Launch {
  private static final AtomicBoolean STARTED = new AtomicBoolean();

  private Launch() {}

  /** Called once by the agent, by reflection, before the application's {@code main}. */
  public static void start(@Nullable String arguments, Instrumentation instrumentation)
      throws IOException {
    if (!STARTED.compareAndSet(false, true)) {
      say("loopwatch: given twice, the first one watches");
      return;
    }
    ParsedOptions parsed = OptionsParser.parse(arguments, System.getProperties(), System.getenv());
    for (Problem problem : parsed.problems()) {
      say(problem.line());
    }
    if (!parsed.problems().isEmpty() || !isGood(parsed.options())) {
      say("loopwatch: is off because of that; the application runs without it");
    } else if (parsed.options().enabled()) {
      watch(parsed.options(), instrumentation);
    } else {
      say("loopwatch: is off: enabled=false");
    }
  }

  private static boolean isGood(Options options) {
    return hasGoodPaths(options) & hasGoodOperations(options);
  }

  /** The table of operations is large: it is loaded for this only where somebody names one. */
  private static boolean hasGoodOperations(Options options) {
    if (!OperationNames.isUsed(options)) {
      return true;
    }
    List<Problem> problems =
        OperationNames.problems(options, BlockingPoints::isOperation, BlockingPoints.operations());
    for (Problem problem : problems) {
      say(problem.line());
    }
    return problems.isEmpty();
  }

  private static boolean hasGoodPaths(Options options) {
    return isGoodPath("histograms", options.histograms())
        & isGoodPath("events", options.events())
        & isGoodPath("log", options.log().path());
  }

  /**
   * What the option table cannot know: whether the file system takes the path, once its patterns
   * are filled in.
   */
  private static boolean isGoodPath(String key, @Nullable String pattern) {
    if (pattern == null) {
      return true;
    }
    try {
      PathPattern.expand(pattern, Instant.now());
      return true;
    } catch (IllegalArgumentException bad) {
      say("loopwatch: " + key + "=" + pattern + ": " + bad.getMessage());
      return false;
    }
  }

  private static void watch(Options options, Instrumentation instrumentation) throws IOException {
    ProbeDelivery.deliver(instrumentation);
    Loopwatch.start(options, instrumentation);
  }

  private static void say(String line) {
    System.err.println(line);
  }
}
