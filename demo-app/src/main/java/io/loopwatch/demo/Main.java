// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo;

import io.loopwatch.demo.load.CallLog;
import io.loopwatch.demo.load.LoadGenerator;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the servers, makes load on them for a given time, and ends. */
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger("demo");

  private Main() {}

  /** Exit status 0 at the end of the run, 1 if it failed, 2 if the arguments are wrong. */
  public static void main(String[] args) {
    try {
      run(Arguments.parse(args));
    } catch (IllegalArgumentException e) {
      System.err.println("demo: " + e.getMessage());
      System.err.println(Arguments.USAGE);
      System.exit(2);
    } catch (Exception e) {
      LOG.error("the demo failed", e);
      System.exit(1);
    }
  }

  private static void run(Arguments arguments) throws Exception {
    try (Servers servers = Servers.start(arguments.vertxPort(), arguments.nettyPort())) {
      LoadGenerator load = new LoadGenerator(servers.uris());
      load.warmUp();
      servers.uris().forEach((it, uri) -> LOG.info("{} listens on {}", it.label(), uri));
      System.out.println("READY");
      makeLoad(load, arguments);
      if (arguments.calls().isPresent()) {
        CallLog.write(arguments.calls().get(), load.calls());
      }
    }
    LOG.info("done");
  }

  private static void makeLoad(LoadGenerator load, Arguments arguments) throws Exception {
    Duration all = Duration.ofSeconds(arguments.seconds());
    Duration right = arguments.wrong() ? partForRight(all, arguments.rightSeconds()) : all;
    if (arguments.right()) {
      load.right(right);
      Garbage.collect();
    }
    if (arguments.wrong()) {
      load.wrong(arguments.right() ? all.minus(right) : all);
      Garbage.collect();
    }
  }

  private static Duration partForRight(Duration all, long seconds) {
    return seconds > 0 ? Duration.ofSeconds(seconds) : all.dividedBy(4);
  }
}
