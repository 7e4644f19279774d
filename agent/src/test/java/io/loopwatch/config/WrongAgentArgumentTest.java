// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One wrong thing in the agent argument gives exactly one line. */
class WrongAgentArgumentTest {
  private static final String ALL_KEYS =
      "enabled, debug, threshold, lag.threshold, lag.interval, heartbeat, iteration.threshold,"
          + " sample.interval, blocking, blocking.threshold, allow, carriers, pin.threshold,"
          + " dropped, loops, include, exclude, app, grace, log, log.limit, histograms,"
          + " histograms.interval, events, origin, http, jfr, jmx, config";

  @ParameterizedTest(name = "{0}")
  @MethodSource({
    "keys",
    "shapes",
    "words",
    "durations",
    "limits",
    "lists",
    "allowances",
    "paths",
    "endpoints"
  })
  void saysExactlyWhatIsWrong(String argument, String line) {
    assertThat(Given.agent(argument).problems()).containsExactly(line);
  }

  static Stream<Arguments> keys() {
    return Stream.of(
        arguments(
            "treshold=1ms",
            "unknown option 'treshold' in agent argument; did you mean 'threshold'?"),
        arguments(
            "Threshold=1ms",
            "unknown option 'Threshold' in agent argument; did you mean 'threshold'?"),
        arguments(
            "lag_threshold=1ms",
            "unknown option 'lag_threshold' in agent argument; did you mean 'lag.threshold'?"),
        arguments(
            "lagInterval=1ms",
            "unknown option 'lagInterval' in agent argument; did you mean 'lag.interval'?"),
        arguments(
            "histogram=run.hlog",
            "unknown option 'histogram' in agent argument; did you mean 'histograms'?"),
        arguments(
            "loopwatch.grace=1s",
            "unknown option 'loopwatch.grace' in agent argument; did you mean 'grace'?"),
        arguments(
            "blocking.treshold=1ms",
            "unknown option 'blocking.treshold' in agent argument; did you mean"
                + " 'blocking.threshold'?"),
        arguments(
            "carrier=false",
            "unknown option 'carrier' in agent argument; did you mean 'carriers'?"),
        arguments(
            "pin.treshold=1ms",
            "unknown option 'pin.treshold' in agent argument; did you mean 'pin.threshold'?"),
        arguments(
            "grpc=8080", "unknown option 'grpc' in agent argument; the options are " + ALL_KEYS),
        arguments(
            "jdks=/opt", "unknown option 'jdks' in agent argument; the options are " + ALL_KEYS));
  }

  static Stream<Arguments> endpoints() {
    String port = "a port is a number from 0, which is any free one, to 65535: [host:]port";
    String brackets = "an IPv6 address needs brackets: [::1]:9464";
    return Stream.of(
        arguments("http=true", "http=true (agent argument): " + port),
        arguments("http=65536", "http=65536 (agent argument): " + port),
        arguments("http=-1", "http=-1 (agent argument): " + port),
        arguments("http=localhost:", "http=localhost: (agent argument): " + port),
        arguments("http=localhost", "http=localhost (agent argument): " + port),
        arguments("http=[::1]", "http=[::1] (agent argument): " + brackets),
        arguments("http=::1:9464", "http=::1:9464 (agent argument): " + brackets),
        arguments(
            "http=:9464",
            "http=:9464 (agent argument): '' is no host: [host:]port, as localhost:9464"),
        arguments(
            "http=a/b:9464",
            "http=a/b:9464 (agent argument): 'a/b' is no host: [host:]port, as localhost:9464"));
  }

  static Stream<Arguments> shapes() {
    String shape =
        " in agent argument is not key=value; options are separated by ',', the items of a list by"
            + " ';'";
    String empty = "an option in agent argument is empty: there is a ',' too many";
    return Stream.of(
        arguments("enabled", "'enabled'" + shape),
        arguments("run.hlog", "'run.hlog'" + shape),
        arguments("app=com.acme,org.acme", "'org.acme'" + shape),
        arguments("threshold:50ms", "'threshold:50ms'" + shape),
        arguments("=50ms", "'=50ms'" + shape),
        arguments("grace=1s,", empty),
        arguments(",grace=1s", empty),
        arguments("grace=1s, ,threshold=1s", empty),
        arguments(",", empty),
        arguments(
            "threshold=",
            "threshold= (agent argument): the value is empty: a duration from 1ms to 1h"),
        arguments(
            "log= ",
            "log= (agent argument): the value is empty: auto, application, stderr or a path"),
        arguments("events=", "events= (agent argument): the value is empty: " + outputPath()),
        arguments(
            "grace=1s,grace=2s",
            "grace (agent argument): given twice, as 1s and as 2s: only once is allowed"),
        arguments(
            "grace=1s,threshold=1s,grace=1s",
            "grace (agent argument): given twice, as 1s and as 1s: only once is allowed"),
        arguments(
            "grace=\n1\ns",
            "grace=1\\u000as (agent argument): " + noUnit("\\u000as", "0s", "24h")));
  }

  static Stream<Arguments> words() {
    return Stream.of(
        arguments("enabled=yes", "enabled=yes (agent argument): must be true or false"),
        arguments("enabled=TRUE", "enabled=TRUE (agent argument): must be true or false"),
        arguments("enabled=0", "enabled=0 (agent argument): must be true or false"),
        arguments(
            "heartbeat=Auto", "heartbeat=Auto (agent argument): must be auto, always or never"),
        arguments(
            "heartbeat=true", "heartbeat=true (agent argument): must be auto, always or never"),
        arguments(
            "blocking=Throw", "blocking=Throw (agent argument): must be report, throw or off"),
        arguments("blocking=true", "blocking=true (agent argument): must be report, throw or off"),
        arguments("carriers=yes", "carriers=yes (agent argument): must be true or false"),
        arguments("jmx=on", "jmx=on (agent argument): must be true or false"));
  }

  static Stream<Arguments> durations() {
    return Stream.of(
        arguments(
            "threshold=100",
            "threshold=100 (agent argument): a duration needs a unit: ns us ms s m h, from 1ms to"
                + " 1h"),
        arguments(
            "grace=0",
            "grace=0 (agent argument): a duration needs a unit: ns us ms s m h, from 0s to 24h"),
        arguments("threshold=fast", "threshold=fast (agent argument): " + noDuration("1ms", "1h")),
        arguments("threshold=1.5s", "threshold=1.5s (agent argument): " + noDuration("1ms", "1h")),
        arguments("threshold=ms", "threshold=ms (agent argument): " + noDuration("1ms", "1h")),
        arguments("threshold=+5ms", "threshold=+5ms (agent argument): " + noDuration("1ms", "1h")),
        arguments(
            "threshold=\u0661\u0662ms",
            "threshold=\u0661\u0662ms (agent argument): " + noDuration("1ms", "1h")),
        arguments(
            "lag.interval=-5ms",
            "lag.interval=-5ms (agent argument): a duration cannot be negative: ns us ms s m h,"
                + " from 1ms to 1m"),
        arguments(
            "threshold=100msec",
            "threshold=100msec (agent argument): " + noUnit("msec", "1ms", "1h")),
        arguments(
            "threshold=100MS", "threshold=100MS (agent argument): " + noUnit("MS", "1ms", "1h")),
        arguments(
            "threshold=100 ms", "threshold=100 ms (agent argument): " + noUnit(" ms", "1ms", "1h")),
        arguments("grace=1h30m", "grace=1h30m (agent argument): " + noUnit("h30m", "0s", "24h")),
        arguments("grace=1d", "grace=1d (agent argument): " + noUnit("d", "0s", "24h")),
        arguments("threshold=0ms", "threshold=0ms (agent argument): too short: from 1ms to 1h"),
        arguments("threshold=999us", "threshold=999us (agent argument): too short: from 1ms to 1h"),
        arguments("threshold=61m", "threshold=61m (agent argument): too long: from 1ms to 1h"),
        arguments(
            "lag.threshold=2h", "lag.threshold=2h (agent argument): too long: from 1ms to 1h"),
        arguments(
            "lag.interval=61s", "lag.interval=61s (agent argument): too long: from 1ms to 1m"),
        arguments(
            "iteration.threshold=1ns",
            "iteration.threshold=1ns (agent argument): too short: from 1ms to 1h"),
        arguments(
            "sample.interval=11s",
            "sample.interval=11s (agent argument): too long: from 1ms to 10s"),
        arguments(
            "blocking.threshold=0",
            "blocking.threshold=0 (agent argument): a duration needs a unit: ns us ms s m h, from"
                + " 0ns to 1h"),
        arguments(
            "blocking.threshold=61m",
            "blocking.threshold=61m (agent argument): too long: from 0ns to 1h"),
        arguments(
            "pin.threshold=0ns", "pin.threshold=0ns (agent argument): too short: from 1ms to 1h"),
        arguments(
            "pin.threshold=20",
            "pin.threshold=20 (agent argument): a duration needs a unit: ns us ms s m h, from 1ms"
                + " to 1h"),
        arguments(
            "pin.threshold=61m", "pin.threshold=61m (agent argument): too long: from 1ms to 1h"),
        arguments("grace=25h", "grace=25h (agent argument): too long: from 0s to 24h"),
        arguments(
            "histograms.interval=99ms",
            "histograms.interval=99ms (agent argument): too short: from 100ms to 1h"),
        arguments(
            "grace=9223372036854775807h",
            "grace=9223372036854775807h (agent argument): too long: from 0s to 24h"),
        arguments(
            "grace=18446744073709551616ns",
            "grace=18446744073709551616ns (agent argument): too long: from 0s to 24h"));
  }

  static Stream<Arguments> limits() {
    String allowed = "a count from 1 to 1000000 and /s, /m or /h";
    return Stream.of(
        arguments("log.limit=5", "log.limit=5 (agent argument): no limit: " + allowed),
        arguments("log.limit=5/", "log.limit=5/ (agent argument): no limit: " + allowed),
        arguments("log.limit=/m", "log.limit=/m (agent argument): no limit: " + allowed),
        arguments("log.limit=5/d", "log.limit=5/d (agent argument): no limit: " + allowed),
        arguments("log.limit=5/ms", "log.limit=5/ms (agent argument): no limit: " + allowed),
        arguments("log.limit=-5/m", "log.limit=-5/m (agent argument): no limit: " + allowed),
        arguments("log.limit=many/m", "log.limit=many/m (agent argument): no limit: " + allowed),
        arguments(
            "log.limit=0/m",
            "log.limit=0/m (agent argument): the count is out of range: " + allowed),
        arguments(
            "log.limit=99999999999/m",
            "log.limit=99999999999/m (agent argument): the count is out of range: " + allowed));
  }

  static Stream<Arguments> lists() {
    String method = " is no method: package.Class::method, ';' between several";
    String pkg = " is no package: a package as in com.acme, ';' between several";
    return Stream.of(
        arguments("loops=com.acme.A", "loops=com.acme.A (agent argument): 'com.acme.A'" + method),
        arguments(
            "loops=com.acme.A::a;com.acme.B.b",
            "loops=com.acme.A::a;com.acme.B.b (agent argument): 'com.acme.B.b'" + method),
        arguments("loops=::tick", "loops=::tick (agent argument): '::tick'" + method),
        arguments("loops=a.B::", "loops=a.B:: (agent argument): 'a.B::'" + method),
        arguments("loops=a.B::c::d", "loops=a.B::c::d (agent argument): 'a.B::c::d'" + method),
        arguments("loops=a..B::c", "loops=a..B::c (agent argument): 'a..B::c'" + method),
        arguments("loops=a.B::c()", "loops=a.B::c() (agent argument): 'a.B::c()'" + method),
        arguments("loops=a/B::c", "loops=a/B::c (agent argument): 'a/B::c'" + method),
        arguments("loops=1.B::c", "loops=1.B::c (agent argument): '1.B::c'" + method),
        arguments(
            "loops=a.B::<init>", "loops=a.B::<init> (agent argument): 'a.B::<init>'" + method),
        arguments(
            "loops=a.B::c;a.B::c", "loops=a.B::c;a.B::c (agent argument): 'a.B::c' is there twice"),
        arguments(
            "include=a;;b",
            "include=a;;b (agent argument): an item is empty: a thread name, * wild, ';' between"
                + " several"),
        arguments(
            "exclude=a;",
            "exclude=a; (agent argument): an item is empty: a thread name, * wild, ';' between"
                + " several"),
        arguments("app=com.acme.*", "app=com.acme.* (agent argument): 'com.acme.*'" + pkg),
        arguments("app=com.acme.", "app=com.acme. (agent argument): 'com.acme.'" + pkg),
        arguments("app=com acme", "app=com acme (agent argument): 'com acme'" + pkg));
  }

  static Stream<Arguments> allowances() {
    String allowed =
        "com.acme.Foo.bar, com.acme.Foo, com.acme.*, op:Thread.sleep, op:file or -row, ';' between"
            + " several";
    String frame = "is no method, class or package";
    String wild = frame + ", '*' stands only for all under a package: " + allowed;
    return Stream.of(
        allow("com.acme.Foo;;a.B", "an item is empty: " + allowed),
        allow(";", "an item is empty: " + allowed),
        allow("a.B;a.C;a.B", "'a.B' is there twice"),
        allow("a.B.c; a.B.c", "'a.B.c' is there twice"),
        allow("-loggers;-loggers", "'-loggers' is there twice"),
        allow("*", "'*' " + wild),
        allow("com.acme*", "'com.acme*' " + wild),
        allow("com.*.Foo", "'com.*.Foo' " + wild),
        allow(".*", "'.*' " + wild),
        allow("com.acme.Foo.get*", "'com.acme.Foo.get*' " + wild),
        allow("com.acme.", "'com.acme.' " + frame + ": " + allowed),
        allow("com..acme", "'com..acme' " + frame + ": " + allowed),
        allow("1.B", "'1.B' " + frame + ": " + allowed),
        allow("com.acme.Foo.bar(int)", "'com.acme.Foo.bar(int)' " + frame + ": " + allowed),
        allow("<init>", "'<init>' " + frame + ": " + allowed),
        allow("a.B.<bar>", "'a.B.<bar>' " + frame + ": " + allowed),
        allow("a.B.c > a.B.d", "'a.B.c > a.B.d' " + frame + ": " + allowed),
        allow("a.B::c", "'a.B::c' " + frame + "; did you mean 'a.B.c'?"),
        allow("a.B#c", "'a.B#c' " + frame + "; did you mean 'a.B.c'?"),
        allow("a/B", "'a/B' " + frame + "; did you mean 'a.B'?"),
        allow("a.B.c()", "'a.B.c()' " + frame + "; did you mean 'a.B.c'?"),
        allow("com.acme.**", "'com.acme.**' " + frame + "; did you mean 'com.acme.*'?"),
        allow("op:", "'op:' names no operation: " + allowed),
        allow("OP:file", "'OP:file' " + frame + ": " + allowed),
        allow("-logger", "'-logger' names no built-in row; did you mean '-loggers'?"),
        allow(
            "-Class-Loading",
            "'-Class-Loading' names no built-in row; did you mean" + " '-class-loading'?"),
        allow("-nosuchrow", "'-nosuchrow' names no built-in row; the rows are " + rows()),
        allow("-", "'-' names no built-in row; the rows are " + rows()),
        allow("loggers-", "'loggers-' " + frame + ": " + allowed));
  }

  private static Arguments allow(String value, String why) {
    return arguments("allow=" + value, "allow=" + value + " (agent argument): " + why);
  }

  private static String rows() {
    return String.join(", ", BuiltInAllowances.names());
  }

  static Stream<Arguments> paths() {
    return Stream.of(
        arguments(
            "log=Stderr",
            "log=Stderr (agent argument): did you mean 'stderr'? A file of this name is written"
                + " ./Stderr"),
        arguments(
            "log=aplication",
            "log=aplication (agent argument): did you mean 'application'? A file of this name is"
                + " written ./aplication"),
        arguments(
            "histograms=C:logs\run.hlog",
            "histograms=C:logs\\u000dun.hlog (agent argument): a control character in a path; in a"
                + " properties file a backslash is written twice"),
        arguments(
            "histograms=run.log,events=run.log",
            "events=run.log (agent argument): the same file as histograms: each output needs a path"
                + " of its own"),
        arguments(
            "log=./lw,histograms=./lw",
            "histograms=./lw (agent argument): the same file as log: each output needs a path of"
                + " its own"),
        arguments(
            "config=no/such.properties",
            "config=no/such.properties (agent argument): there is no such file"));
  }

  private static String noDuration(String min, String max) {
    return "a duration is a whole number and a unit: ns us ms s m h, from " + min + " to " + max;
  }

  private static String noUnit(String unit, String min, String max) {
    return "there is no unit '" + unit + "': ns us ms s m h, from " + min + " to " + max;
  }

  private static String outputPath() {
    return "a path; %p pid, %h host, %t start time";
  }
}
