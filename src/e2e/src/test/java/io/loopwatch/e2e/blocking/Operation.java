// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.blocking;

import io.loopwatch.e2e.fixture.blocking.Blocks;
import io.loopwatch.e2e.fixture.blocking.Catalogue;
import io.loopwatch.e2e.fixture.blocking.Quiet;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;

/** A call of the fixtures that blocks, or that does not. */
record Operation(Method method) {
  /** Those that block. */
  static Stream<Operation> all() {
    return Catalogue.annotated(Blocks.class).map(Operation::new);
  }

  /** Those that do not. */
  static Stream<Operation> quiet() {
    return Catalogue.annotated(Quiet.class).map(Operation::new);
  }

  private Blocks blocks() {
    return method.getAnnotation(Blocks.class);
  }

  /** The first JDK that has it. */
  int from() {
    return blocks().from();
  }

  /** The beginning of the names of the frameworks that have it. */
  String only() {
    return blocks().only();
  }

  /** As a user would name what it calls. */
  String name() {
    return names().get(0);
  }

  /** The same; more than one where JDKs differ. */
  List<String> names() {
    return List.of(blocks().value().split("\\|", -1));
  }

  /** Whether it may be told as several calls. */
  boolean isMany() {
    return blocks().isMany();
  }

  boolean isQuick() {
    return blocks().quick();
  }

  /** Whether it is told as a blocking call on a JDK, and not as a stall. */
  boolean isHooked(int jdk) {
    return jdk >= blocks().hookedFrom();
  }

  /** Of its stall, where it is told as one. */
  String cause() {
    return blocks().cause();
  }

  /** The class whose method blocks. */
  String type() {
    return method.getDeclaringClass().getName();
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
