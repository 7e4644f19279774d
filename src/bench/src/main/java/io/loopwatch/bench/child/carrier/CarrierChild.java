// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.child.carrier;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;

/**
 * Does operations on virtual threads. Each line of its standard input asks for a slice: {@code
 * OPERATION MILLISECONDS}; its answer {@code nanos} is what one took. Ends when its standard input
 * does.
 */
public final class CarrierChild {
  private CarrierChild() {}

  /** Answers until it is told to end. */
  public static void main(String[] args) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] words = line.split(" ");
      CarrierOperation operation = CarrierOperation.valueOf(words[0]);
      System.out.println("nanos=" + slice(operation, Long.parseLong(words[1]) * 1_000_000));
    }
    System.exit(0);
  }

  private static double slice(CarrierOperation operation, long nanos) {
    Exercise exercise = operation.open();
    List<Long> batches = new ArrayList<>();
    long end = System.nanoTime() + nanos;
    do {
      batches.add(exercise.take(operation.times()));
    } while (System.nanoTime() - end < 0);
    return (double) quiet(batches) / operation.times();
  }

  /** Of the quietest quarter the highest: the others measure what else the machine does. */
  private static long quiet(List<Long> batches) {
    return batches.stream().sorted().toList().get(batches.size() / 4);
  }
}
