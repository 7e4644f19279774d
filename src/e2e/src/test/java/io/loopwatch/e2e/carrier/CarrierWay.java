// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.carrier;

import io.loopwatch.e2e.fixture.carrier.Catalogue;
import io.loopwatch.e2e.fixture.carrier.Holds;
import io.loopwatch.e2e.fixture.carrier.Unmounts;
import java.lang.reflect.Method;
import java.util.stream.Stream;

/** A way of the fixtures for a virtual thread to be busy or to wait. */
record CarrierWay(Method method) {
  /** The one that computes: where it is told, the agent is at work. */
  static final String SPIN = "CpuWays spin";

  /** Those that hold the carrier on a JDK. */
  static Stream<CarrierWay> holding(int jdk) {
    return holds().filter(way -> way.isHoldingOn(jdk));
  }

  /** Those that leave it. */
  static Stream<CarrierWay> leaving(int jdk) {
    return Stream.concat(
        Catalogue.annotated(Unmounts.class).map(CarrierWay::new),
        holds().filter(way -> !way.isHoldingOn(jdk)));
  }

  /** The one of that name. */
  static CarrierWay of(String command) {
    return holds().filter(way -> way.command().equals(command)).findFirst().orElseThrow();
  }

  private static Stream<CarrierWay> holds() {
    return Catalogue.annotated(Holds.class).map(CarrierWay::new);
  }

  private boolean isHoldingOn(int jdk) {
    return jdk <= told().until();
  }

  /** What is to be told of it; of one that holds. */
  Holds told() {
    return method.getAnnotation(Holds.class);
  }

  /** The operation, or null. */
  String operation() {
    return told().operation().isEmpty() ? null : told().operation();
  }

  /** Who is to blame, as {@code Class.method}. */
  String culprit() {
    String name = told().culprit().isEmpty() ? method.getName() : told().culprit();
    return method.getDeclaringClass().getSimpleName() + "." + name;
  }

  /** For the fixture: {@code CLASS METHOD}. */
  String command() {
    return method.getDeclaringClass().getSimpleName() + " " + method.getName();
  }

  /** For the names of tests. */
  @Override
  public String toString() {
    return method.getDeclaringClass().getSimpleName() + "." + method.getName();
  }
}
