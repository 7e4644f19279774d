// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import io.loopwatch.attach.Reply;
import io.loopwatch.attach.Verb;
import io.loopwatch.config.Blocking;
import io.loopwatch.config.Options;
import io.loopwatch.probe.Probe;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;

/**
 * What is done to an application that runs: it is watched from now on, or with other options, or no
 * more. Whoever calls holds the lock of {@link Launch}. Linked against the probe.
 */
final class Standing {
  private static final long NANOS_A_MILLI = 1_000_000;

  private Standing() {}

  /** Watches from now on, or with other options than before. */
  static Reply attach(Options options, Instrumentation instrumentation)
      throws InterruptedException {
    long began = System.nanoTime();
    Loopwatch before = Loopwatch.running();
    Loopwatch kept = null;
    if (before != null) {
      if (before.options().effective().equals(options.effective())) {
        return new Reply(Reply.UNUSABLE, "is watched already, with these options");
      }
      kept = isWovenAlike(before.options(), options) ? before : null;
      List<String> troubles = new ArrayList<>();
      end(before, kept == null, troubles);
      if (!troubles.isEmpty()) {
        return new Reply(Reply.UNUSABLE, String.join("\n", troubles));
      }
    }
    Loopwatch.join(options, instrumentation, kept);
    String change = before == null ? "" : "; the options of before hold no more";
    return done(Release.startLine(options) + change, began);
  }

  /** Whether the same hooks will do. */
  private static boolean isWovenAlike(Options before, Options now) {
    return before.loops().equals(now.loops())
        && (before.blocking() == Blocking.OFF) == (now.blocking() == Blocking.OFF)
        && before.carriers() == now.carriers()
        && before.origin() == now.origin()
        && before.dropped() == now.dropped();
  }

  /** Does what else can be asked. */
  static Reply reply(Verb verb) throws InterruptedException {
    Loopwatch running = Loopwatch.running();
    if (running == null) {
      return Reply.notWatched();
    }
    return switch (verb) {
      case LIST -> new Reply(Reply.DONE, String.join("\n", running.loops()));
      case ANSWER -> answer(running);
      default -> detach(running);
    };
  }

  private static Reply answer(Loopwatch running) {
    if (!running.options().jmx()) {
      return new Reply(Reply.UNUSABLE, "is watched with jmx=false: it answers nobody");
    }
    running.want();
    return new Reply(Reply.DONE, "");
  }

  private static Reply detach(Loopwatch running) throws InterruptedException {
    long began = System.nanoTime();
    List<String> troubles = new ArrayList<>();
    int restored = end(running, true, troubles);
    String line = "loopwatch " + Release.version() + " is off";
    System.err.println(line + ": it was detached");
    for (String trouble : troubles) {
      System.err.println("loopwatch: " + trouble);
    }
    return troubles.isEmpty()
        ? done(line + ": " + restored + " classes have their own bytes again", began)
        : new Reply(Reply.UNUSABLE, String.join("\n", troubles));
  }

  private static Reply done(String line, long beganNanos) {
    long millis = (System.nanoTime() - beganNanos) / NANOS_A_MILLI;
    return new Reply(Reply.DONE, line + " (took " + millis + " ms)");
  }

  /** Stops it, takes the hooks out where nobody wants them, and lets go of the application. */
  private static int end(Loopwatch running, boolean restores, List<String> troubles)
      throws InterruptedException {
    running.end(troubles::add);
    int restored = restores ? running.restore(troubles::add) : 0;
    Probe.clear(AllThreads.find());
    return restored;
  }
}
