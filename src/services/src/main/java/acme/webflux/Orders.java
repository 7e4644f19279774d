// SPDX-License-Identifier: Apache-2.0
package acme.webflux;

import acme.LoopMeters;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A service on WebFlux: {@code /order} answers at once, {@code /report} sleeps on the loop. */
@SpringBootApplication
@RestController
public class Orders {
  /** Starts it on a free port of the loopback, and prints which. */
  public static void main(String[] args) {
    SpringApplication.run(Orders.class, args);
  }

  @Bean
  MeterBinder loopMeters() {
    return new LoopMeters();
  }

  @GetMapping("/order")
  Mono<Integer> order() {
    return Mono.fromSupplier(() -> ThreadLocalRandom.current().nextInt());
  }

  @GetMapping("/report")
  Mono<String> report() throws InterruptedException {
    Thread.sleep(500);
    return Mono.just("done");
  }

  @EventListener
  void isUp(WebServerInitializedEvent event) {
    System.out.println("READY port=" + event.getWebServer().getPort());
  }
}
