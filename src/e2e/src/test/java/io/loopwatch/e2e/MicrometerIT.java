// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page for users of Micrometer says, in services as they have them. */
class MicrometerIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  static Stream<Arguments> services() {
    return Jdks.all()
        .flatMap(
            jdk ->
                Stream.of(
                    Arguments.of(jdk, "WebFlux", "/actuator/prometheus"),
                    Arguments.of(jdk, "Vert.x", "/metrics")));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("services")
  void theRegistryHasTheStallAndTheLoops(Jdk jdk, String service, String scrape) {
    Target target = target(jdk, service).option("threshold", "300ms");
    try (ChildJvm child = target.start()) {
      assertThat(get(child, "/report")).isEqualTo("done");
      Event stall = child.events().await("its end", ended(culprit(service)));
      String loop = Pattern.quote("loop=\"" + stall.loop() + "\"");
      Awaitility.await("the stall and its loop in the registry")
          .atMost(Deadlines.REPORT)
          .untilAsserted(
              () ->
                  assertThat(get(child, scrape))
                      .containsPattern(
                          "eventloop_stall_seconds_count\\{cause=\"blocking\","
                              + loop
                              + ",.*\\} [1-9]")
                      .containsPattern("eventloop_stalls_total\\{" + loop + "\\} [1-9]\\.0")
                      .containsPattern("eventloop_utilization\\{" + loop + "\\} 0?\\.\\d+")
                      .containsPattern("eventloop_tasks_pending\\{" + loop + "\\} \\d"));
    }
  }

  /** The service's own registry works, and has none of it. */
  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("services")
  void withoutAStallTheRegistryHasNone(Jdk jdk, String service, String scrape) {
    Target target = target(jdk, service).option("threshold", "10s"); // it loads classes first
    try (ChildJvm child = target.start()) {
      get(child, "/order");
      assertThat(get(child, scrape))
          .containsPattern("http_server_\\w+_seconds_count")
          .doesNotContain("eventloop_stall_seconds");
      assertThat(child.events().matching(Event.stall("ended"))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"StallMeters", "LoopMeters"})
  void thePageShowsTheCodeThatRuns(String name) throws IOException {
    Path source = Places.services().resolve("../../src/main/java/acme/" + name + ".java");
    String code = Files.readString(source.normalize());
    assertThat(
            Files.readString(Places.services().resolve("../../../site/micrometer.md").normalize()))
        .contains(code.substring(code.indexOf("public final class")));
  }

  private static Target target(Jdk jdk, String service) {
    Target target =
        service.equals("WebFlux")
            ? Target.ofJar(jdk, Places.bootService())
            : Target.ofClass(jdk, "acme.vertx.Orders")
                .classes(Places.services(), Places.services().resolveSibling("lib").resolve("*"));
    return target.option("iteration.threshold", "10s").option("lag.threshold", "10s");
  }

  /** The first request also loads classes, which may be a stall of its own. */
  private static Predicate<Event> ended(String culprit) {
    return Event.stall("ended").and(event -> culprit.equals(event.culprit()));
  }

  private static String culprit(String service) {
    return service.equals("WebFlux") ? "Orders.report" : "Orders.sleep";
  }

  private static String get(ChildJvm child, String path) {
    URI uri = URI.create("http://127.0.0.1:" + child.ready().get("port") + path);
    return Client.get(
            HTTP.sendAsync(
                HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString()))
        .body();
  }
}
