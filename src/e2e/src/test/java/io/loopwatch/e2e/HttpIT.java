// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code http} serves, and that without it there is nothing. */
class HttpIT {
  private static final String TEXT_PARSER =
      "import sys;from prometheus_client.parser import text_string_to_metric_families as p;"
          + "[print(f.name,f.type,len(f.samples)) for f in p(sys.stdin.read())]";
  private static final String OPEN_METRICS_PARSER =
      TEXT_PARSER.replace("prometheus_client.parser", "prometheus_client.openmetrics.parser");

  static Stream<Arguments> frameworks() {
    return Jdks.all()
        .flatMap(jdk -> Stream.of("netty-4.2", "vertx-5").map(each -> Arguments.of(jdk, each)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("frameworks")
  void aStallIsScraped_andRealParsersReadAllOfIt(Jdk jdk, String framework) {
    Cell cell = new Cell(jdk, framework, framework.startsWith("netty") ? "nio" : "");
    Target target =
        cell.target()
            .option("threshold", "300ms")
            .option("http", "0")
            .option("histograms.interval", "200ms");
    try (ChildJvm child = cell.start(target)) {
      cell.client(child).call("/sleep/task/" + OneStall.MILLIS);
      Event told = child.events().await("its end", Event.stall("ended"));
      Served served = Served.by(child);
      String loop = "{loop=\"" + told.loop() + "\"}";
      Scrape scrape =
          Waiting.until(
              "the interval with the stall",
              Deadlines.REPORT,
              () -> Optional.of(Scrape.of(served.metrics("text/plain"))).filter(hasSlow(told)),
              () -> served.metrics("text/plain"));
      assertThat(scrape.value("eventloop_stalls_total" + loop)).isGreaterThanOrEqualTo(1);
      double over = (told.durationNanos() - 300_000_000L) / 1e9;
      assertThat(scrape.value("eventloop_blocked_time_seconds_total" + loop))
          .isGreaterThanOrEqualTo(over - 1e-6);
      assertThat(scrape.value("eventloop_utilization_ratio" + loop)).isBetween(0.0, 1.0);
      assertThat(child.stop()).isZero();
    }
  }

  private static Predicate<Scrape> hasSlow(Event told) {
    String loop = "loop=\"" + told.loop() + "\"";
    String name = "eventloop_callback_duration_seconds";
    return scrape ->
        scrape.value(name + "_count{" + loop + "}")
            > scrape.value(name + "_bucket{" + loop + ",le=\"0.5\"}");
  }

  @Test
  void realParsersReadAllForms() {
    try (ChildJvm child = lab(Jdks.own()).start()) {
      OneStall.on(child);
      Served served = Served.by(child);
      HttpResponse<String> text = served.get("/metrics", "text/plain");
      assertThat(text.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("text/plain; version=0.0.4");
      HttpResponse<String> open = served.get("/metrics", Served.OPEN_METRICS);
      assertThat(open.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("application/openmetrics-text; version=1.0.0");
      assertThat(open.body()).endsWith("# EOF\n");
      String family = "eventloop_callback_duration_seconds histogram ";
      assertThat(Tools.python(TEXT_PARSER, text.body()))
          .contains(family, "eventloop_stalls counter ");
      assertThat(Tools.python(OPEN_METRICS_PARSER, open.body()))
          .contains(family, "eventloop_stalls counter ");
      Tools.Result checked =
          Tools.run(List.of(Tools.found("promtool").toString(), "check", "metrics"), text.body());
      assertThat(checked.exitCode()).as(checked.output()).isZero();
      assertThat(checked.output()).isBlank();
      assertThat(child.stop()).isZero();
    }
  }

  private static Target lab(Jdk jdk) {
    return AppLogging.lab(jdk).option("http", "0").option("histograms.interval", "200ms");
  }

  @Test
  void whoAsksForSomethingElse_isRefused() {
    try (ChildJvm child = lab(Jdks.own()).start()) {
      OneStall.on(child);
      Served served = Served.by(child);
      assertThat(served.address().getHost()).isEqualTo("127.0.0.1");
      assertThat(served.status("GET", "/metrics", "localhost")).contains(" 200 ");
      assertThat(served.status("HEAD", "/metrics", "127.0.0.1")).contains(" 200 ");
      assertThat(served.status("POST", "/metrics", "localhost")).contains(" 405 ");
      assertThat(served.status("GET", "/metrics", "attacker.example")).contains(" 403 ");
      assertThat(served.status("GET", "/else", "localhost")).contains(" 404 ");
      assertThat(child.stop()).isZero();
    }
  }

  @Test
  void onIpv6_itIsServedAlike() {
    Assumptions.assumeTrue(hasIpv6(), "this machine has no ::1");
    try (ChildJvm child = lab(Jdks.own()).option("http", "[::1]:0").start()) {
      OneStall.on(child);
      Served served = Served.by(child);
      assertThat(served.target()).startsWith("[::1]:");
      assertThat(served.metrics("text/plain")).contains("eventloop_stalls_total{");
      assertThat(served.status("GET", "/", served.target())).contains(" 200 ");
      assertThat(served.status("GET", "/metrics", "[fe80::1]")).contains(" 403 ");
      assertThat(child.stop()).isZero();
    }
  }

  private static boolean hasIpv6() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
      return socket.isBound();
    } catch (IOException none) {
      return false;
    }
  }

  @Test
  void aBusyPortIsSaidOnce_andTheApplicationRuns() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ChildJvm child =
            lab(Jdks.own()).option("http", String.valueOf(taken.getLocalPort())).start()) {
      OneStall.on(child);
      child.events().await("word of it", HttpIT::isRefusal);
      OneStall.on(child);
      assertThat(child.stop()).isZero();
      assertThat(child.events().matching(HttpIT::isRefusal))
          .singleElement()
          .satisfies(
              told ->
                  assertThat(told.text("text"))
                      .startsWith("http=127.0.0.1:" + taken.getLocalPort() + ": nothing is served")
                      .contains("the application runs on", "in use"));
    }
  }

  private static boolean isRefusal(Event event) {
    return event.is("notice") && event.text("text").startsWith("http=");
  }

  @Test
  void aDetachedAgentFreesThePort_andAnotherTakesIt() throws Exception {
    Cell cell = new Cell(Jdks.own(), "netty-4.2", "nio");
    try (ChildJvm child = cell.start(cell.target().withoutAgent())) {
      Live.attach(cell.jdk(), child, "http=0");
      cell.client(child).call("/quiet/task/0");
      Served served = Served.by(child);
      Live.detach(cell.jdk(), child);
      new ServerSocket(served.address().getPort(), 1, InetAddress.getByName("127.0.0.1")).close();
      assertThat(ThreadNames.of(child))
          .noneMatch(name -> name.startsWith("loopwatch-") || name.equals("HTTP-Dispatcher"));
      Live.attach(cell.jdk(), child, "http=" + served.address().getPort());
      cell.client(child).call("/quiet/task/0");
      Waiting.until(
          "metrics at the same port",
          Deadlines.REPORT,
          () -> Optional.of(status(served)).filter(line -> line.contains(" 200 ")),
          () -> "");
      Live.attach(cell.jdk(), child, "threshold=1s");
      assertThat(status(served)).isEmpty();
      assertThat(child.stop()).isZero();
    }
  }

  private static String status(Served served) {
    try {
      return served.status("GET", "/metrics", "localhost");
    } catch (UncheckedIOException refused) {
      return "";
    }
  }

  @Test
  void withoutIt_thereIsNoThreadAndNoClass() {
    assertThat(loaded(lab(Jdks.own()), true))
        .anyMatch(line -> line.contains("io.loopwatch.serve."))
        .anyMatch(line -> line.contains("com.sun.net.httpserver."));
    assertThat(loaded(AppLogging.lab(Jdks.own()), false))
        .isNotEmpty()
        .noneMatch(line -> line.contains("io.loopwatch.serve."))
        .noneMatch(line -> line.contains("io.loopwatch.shaded.prometheus."))
        .noneMatch(line -> line.contains("com.sun.net.httpserver."));
  }

  /** The classes that a run loads, in which there is a stall, and metrics where they are served. */
  private static List<String> loaded(Target target, boolean isServed) {
    try (ChildJvm child = target.jvm("-Xlog:class+load:file=classes.log").start()) {
      OneStall.on(child);
      if (isServed) {
        Served.by(child).metrics("text/plain");
      }
      assertThat(child.ask("threads HTTP-Dispatcher")).isEqualTo(isServed ? "1" : "0");
      assertThat(child.stop()).isZero();
      return Files.readAllLines(child.directory().resolve("classes.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** On a runtime image that lacks the JDK's server: one line, and all else works. */
  @Test
  void withoutTheModule_thatIsSaid(@TempDir Path folder) {
    Path home = Path.of(System.getProperty("java.home"));
    Path image = folder.resolve("image");
    String modules = "java.base,java.instrument,java.management,jdk.unsupported,java.logging";
    Tools.Result made =
        Tools.run(
            List.of(
                home.resolve("bin/jlink").toString(),
                "--add-modules",
                modules,
                "--output",
                image.toString()),
            "");
    Assumptions.assumeTrue(made.exitCode() == 0, () -> "jlink: " + made.output());
    Tools.Result runs = Tools.run(List.of(image.resolve("bin/java").toString(), "-version"), "");
    Assumptions.assumeTrue(runs.exitCode() == 0, () -> "the image: " + runs.output());
    Jdk small = new Jdk(Jdks.own().version(), Optional.of(image));
    try (ChildJvm child = lab(small).start()) {
      OneStall.on(child);
      Event told = child.events().await("word of it", HttpIT::isRefusal);
      assertThat(told.text("text")).contains("there is no module jdk.httpserver");
      OneStall.on(child);
      assertThat(child.stop()).isZero();
    }
  }
}
