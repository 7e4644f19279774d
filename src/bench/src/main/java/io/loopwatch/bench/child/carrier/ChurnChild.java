// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.child.carrier;

/** Runs the churn of the end-to-end tests, which need it too and cannot be compiled against. */
public final class ChurnChild {
  private ChurnChild() {}

  /** Its argument is how many minutes. */
  public static void main(String[] args) throws ReflectiveOperationException {
    Class.forName("io.loopwatch.e2e.fixture.stress.ChurnFigures")
        .getMethod("main", String[].class)
        .invoke(null, (Object) args);
  }
}
