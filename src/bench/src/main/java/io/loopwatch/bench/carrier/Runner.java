// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.carrier;

import io.loopwatch.bench.Child;
import io.loopwatch.bench.Jdk;
import io.loopwatch.bench.Places;
import io.loopwatch.bench.child.carrier.CarrierChild;
import io.loopwatch.bench.child.carrier.CarrierOperation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A child that runs, with what its slices took. */
final class Runner implements AutoCloseable {
  /** Touched beforehand: else the first ones to use a page of it pay the system for that. */
  private static final List<String> HEAP = List.of("-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch");

  private final Side side;
  private final Child child;
  private final Map<CarrierOperation, List<Double>> slices = new EnumMap<>(CarrierOperation.class);

  Runner(Side side, Jdk jdk, int carriers) throws IOException {
    List<String> arguments = new ArrayList<>(side.arguments());
    arguments.addAll(HEAP);
    arguments.add("-Djdk.virtualThreadScheduler.parallelism=" + carriers);
    this.side = side;
    this.child = Child.start(jdk, arguments, Places.plainClassPath(), CarrierChild.class);
  }

  Side side() {
    return side;
  }

  /** A slice of which nothing is kept. */
  void warmUp(CarrierOperation operation, int millis) throws IOException {
    child.ask(operation + " " + millis);
    child.awaitNumber("nanos");
  }

  /** A slice; what one operation took in it is kept. */
  void slice(CarrierOperation operation, int millis) throws IOException {
    child.ask(operation + " " + millis);
    slices.computeIfAbsent(operation, any -> new ArrayList<>()).add(child.awaitNumber("nanos"));
  }

  /** Nanoseconds of an operation, in the order of the turns. */
  List<Double> slices(CarrierOperation operation) {
    return slices.get(operation);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    child.close();
  }
}
