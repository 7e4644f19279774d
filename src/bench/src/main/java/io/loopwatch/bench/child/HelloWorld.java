// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.bench.child;

/** The smallest program. */
public final class HelloWorld {
  private HelloWorld() {}

  /** Says that it is up. */
  public static void main(String[] args) {
    System.out.println("up");
  }
}
