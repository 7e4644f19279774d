// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.blocking;

import io.loopwatch.bench.Child;
import io.loopwatch.bench.Jdk;
import io.loopwatch.bench.Variant;
import io.loopwatch.bench.child.blocking.BlockingChild;
import io.loopwatch.bench.child.blocking.Tolerance;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A child that runs, with what its slices took. */
final class Rival implements AutoCloseable {
  /**
   * What one operation took.
   *
   * @param nanos as the clock tells it
   * @param cpuNanos of CPU of the measured thread
   */
  record Slice(double nanos, double cpuNanos) {}

  private final Variant variant;
  private final Child child;
  private final Map<Cell, List<Slice>> slices = new HashMap<>();

  Rival(Variant variant, Jdk jdk, String classPath) throws IOException {
    this.variant = variant;
    String path =
        variant == Variant.BLOCKHOUND
            ? classPath + File.pathSeparator + Tolerance.directory()
            : classPath;
    this.child = Child.start(jdk, variant.arguments(), path, BlockingChild.class);
  }

  Variant variant() {
    return variant;
  }

  void warmUp(Cell cell, int batches) throws IOException {
    child.ask(cell.warmUp(batches));
    child.await("cpu");
  }

  /** A slice; what it took is kept. */
  void slice(Cell cell, int millis) throws IOException {
    child.ask(cell.slice(millis));
    Slice slice = new Slice(child.awaitNumber("nanos"), child.awaitNumber("cpu"));
    slices.computeIfAbsent(cell, any -> new ArrayList<>()).add(slice);
  }

  /** What was kept, in the order of the turns. */
  List<Slice> slices(Cell cell) {
    return slices.get(cell);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    child.close();
  }
}
