// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.request;

import io.loopwatch.bench.Child;
import io.loopwatch.bench.Jdk;
import io.loopwatch.bench.Variant;
import io.loopwatch.bench.child.RequestServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One server that runs, with the slices of load that it has had. */
final class Contender implements AutoCloseable {
  private final Variant variant;
  private final Child server;
  private final HttpClient client;
  private final List<Double> cpuNanos = new ArrayList<>();

  Contender(Variant variant, Jdk jdk, String classPath) throws IOException {
    this.variant = variant;
    this.server = Child.start(jdk, variant.arguments(), classPath, RequestServer.class);
    this.client = new HttpClient(Integer.parseInt(server.await("port")));
  }

  Variant variant() {
    return variant;
  }

  void warmUp(long nanos) throws IOException {
    client.run(nanos);
  }

  /** A slice of load; its CPU per request is kept. */
  void slice(long nanos) throws IOException {
    long before = client.loopCpuNanos();
    long requests = client.run(nanos);
    cpuNanos.add((double) (client.loopCpuNanos() - before) / requests);
  }

  /** CPU of the loop's thread per request of each slice, in nanoseconds. */
  List<Double> cpuNanos() {
    return cpuNanos;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    client.close();
    server.close();
  }
}
