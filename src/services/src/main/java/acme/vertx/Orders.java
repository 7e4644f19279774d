// SPDX-License-Identifier: Apache-2.0
package acme.vertx;

import acme.LoopMeters;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;

/** A service on Vert.x: {@code /order} answers at once, {@code /report} sleeps on the loop. */
public final class Orders extends VerticleBase {
  private final PrometheusMeterRegistry registry;

  private Orders(PrometheusMeterRegistry registry) {
    this.registry = registry;
  }

  /** Starts it on a free port of the loopback, and prints which. */
  public static void main(String[] args) {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Metrics.addRegistry(registry); // where the listener records
    new LoopMeters().bindTo(registry);
    Vertx vertx =
        Vertx.builder()
            .with(
                new VertxOptions()
                    .setMetricsOptions(new MicrometerMetricsOptions().setEnabled(true)))
            .withMetrics(new MicrometerMetricsFactory(registry))
            .build();
    vertx.deployVerticle(new Orders(registry)).await();
  }

  @Override
  public Future<?> start() {
    return vertx
        .createHttpServer()
        .requestHandler(this::answer)
        .listen(0, "127.0.0.1")
        .onSuccess(Orders::tell);
  }

  private static void tell(HttpServer server) {
    System.out.println("READY port=" + server.actualPort());
  }

  private void answer(HttpServerRequest request) {
    switch (request.path()) {
      case "/report" -> {
        sleep();
        request.response().end("done");
      }
      case "/metrics" ->
          vertx // the MBeans are asked: not on the loop
              .executeBlocking(registry::scrape)
              .onSuccess(text -> request.response().end(text));
      default -> request.response().end("ok");
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
