// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real Prometheus scrapes, with classic and with native histograms; what is scraped is true. */
class PrometheusIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String NAME = "eventloop_callback_duration_seconds";
  private static final String CONFIG =
      "global:\n  scrape_interval: 1s\n  scrape_timeout: 1s\n"
          + "scrape_configs:\n  - job_name: loopwatch\n    static_configs:\n      - targets: ['%s']\n";

  @ParameterizedTest(name = "native histograms {0}")
  @ValueSource(booleans = {false, true})
  void itsQueriesFindTheStall(boolean isNative, @TempDir Path folder) throws Exception {
    Path program = Tools.found("prometheus");
    try (ChildJvm child = lab().start()) {
      Event stall = OneStall.on(child);
      Served served = Served.by(child);
      int port = freePort();
      Path config = Files.writeString(folder.resolve("p.yml"), CONFIG.formatted(served.target()));
      ProcessBuilder builder =
          new ProcessBuilder(
              program.toString(),
              "--config.file=" + config,
              "--storage.tsdb.path=" + folder.resolve("data"),
              "--web.listen-address=127.0.0.1:" + port,
              isNative ? "--enable-feature=native-histograms" : "--log.level=warn");
      Path log = folder.resolve("prometheus.log");
      Process prometheus = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
      try {
        String series = NAME + (isNative ? "" : "_bucket") + "{loop=\"" + stall.loop() + "\"}";
        String quantile = "histogram_quantile(1, " + series + ")";
        double found = await(port, quantile, log, value -> value > 0.4);
        double seconds = stall.durationNanos() / 1e9;
        if (isNative) {
          assertThat(found).isBetween(seconds * 0.97, seconds * 1.04);
        } else {
          assertThat(found).isBetween(0.5, 1.0);
        }
        assertThat(await(port, "eventloop_stalls_total", log, value -> value >= 1)).isPositive();
        assertThat(await(port, "up", log, value -> value == 1)).isEqualTo(1);
      } finally {
        prometheus.destroyForcibly().waitFor(); // else it waits minutes for idle connections
      }
      assertThat(child.stop()).isZero();
    }
  }

  private static Target lab() {
    return AppLogging.lab(Jdks.own())
        .option("http", "0")
        .option("histograms", "run.hlog")
        .option("histograms.interval", "500ms");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private interface Wanted {
    boolean is(double value);
  }

  private static double await(int port, String query, Path log, Wanted wanted) {
    return Waiting.until(
        query,
        Deadlines.START,
        () -> query(port, query).filter(wanted::is),
        () -> query(port, query) + "\n" + text(log));
  }

  private static String text(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first value; nothing while there is none, or the server starts. */
  private static Optional<Double> query(int port, String query) {
    String coded = URLEncoder.encode(query, StandardCharsets.UTF_8);
    URI uri = URI.create("http://127.0.0.1:" + port + "/api/v1/query?query=" + coded);
    try {
      HttpResponse<String> response =
          HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        return Optional.empty();
      }
      JsonObject data =
          JsonParser.parseString(response.body()).getAsJsonObject().getAsJsonObject("data");
      JsonArray result = data.getAsJsonArray("result");
      return result.isEmpty()
          ? Optional.empty()
          : Optional.of(
              result.get(0).getAsJsonObject().getAsJsonArray("value").get(1).getAsDouble());
    } catch (IOException starting) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** What is scraped is the sum of the file's first intervals, bucket by bucket. */
  @Test
  void aScrapeIsWhatTheFileOfTheSameRunSays() {
    try (ChildJvm child = lab().start()) {
      OneStall.on(child);
      child.ask("trickle 300 100");
      Served served = Served.by(child);
      String told = served.metrics("text/plain");
      Scrape scrape = Scrape.of(told);
      double stalled = scrape.value(NAME + "_count{loop=\"lab-1-1\"}");
      assertThat(stalled).as(told).isPositive();
      assertThat(child.stop()).isZero();
      HistogramFile file = HistogramFile.read(child.directory().resolve("run.hlog"));
      for (String loop : new String[] {"lab-1-1", "lab-1-2"}) {
        Map<String, Double> scraped = of(scrape, loop);
        Histogram sum = new Histogram(1_000, 3_600_000_000_000L, 2);
        boolean isFound = scraped.isEmpty();
        for (Histogram interval : file.intervals(loop + ":callback")) {
          sum.add(interval);
          isFound |= scraped.equals(buckets(sum, scraped));
        }
        assertThat(isFound).as("%s in%n%s", loop, told).isTrue();
      }
    }
  }

  private static Map<String, Double> of(Scrape scrape, String loop) {
    Map<String, Double> found = new TreeMap<>(scrape.values());
    found.keySet().removeIf(key -> !key.startsWith(NAME) || !key.contains('"' + loop + '"'));
    found.keySet().removeIf(key -> key.startsWith(NAME + "_sum"));
    return found;
  }

  /** The same samples from the file: how many values there are up to each bound. */
  private static Map<String, Double> buckets(Histogram sum, Map<String, Double> samples) {
    Map<String, Double> counts = new TreeMap<>();
    for (String sample : samples.keySet()) {
      double most =
          sample.contains("le=\"") && !sample.contains("+Inf")
              ? Double.parseDouble(sample.replaceAll(".*le=\"([^\"]*)\".*", "$1")) * 1e9
              : Double.POSITIVE_INFINITY;
      double count = 0;
      for (var each : sum.recordedValues()) {
        count += each.getValueIteratedTo() <= most ? each.getCountAtValueIteratedTo() : 0;
      }
      counts.put(sample, count);
    }
    return counts;
  }
}
