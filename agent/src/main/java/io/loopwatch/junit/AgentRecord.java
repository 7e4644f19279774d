// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.junit;

import io.loopwatch.BlockingRecord;
import java.lang.reflect.InvocationTargetException;
import java.util.List;

/**
 * The agent's {@link BlockingRecord}. Where tests have a class loader of their own (Quarkus,
 * Surefire without the system class loader), that is not the copy of the class that this one is
 * linked with: it is found through the system class loader, which has the agent.
 */
final class AgentRecord {
  private static final String HOW =
      "nobody looks for blocking calls: add -javaagent:loopwatch.jar=blocking=throw"
          + " (or blocking=report) to the JVM that runs the tests";

  private final Class<?> record;

  private AgentRecord(Class<?> record) {
    this.record = record;
  }

  /**
   * The one that an agent writes to.
   *
   * @throws IllegalStateException where there is no agent, or one that does not look for blocking
   *     calls
   */
  static AgentRecord find() {
    AgentRecord agents = new AgentRecord(inSystemLoader());
    if (!(boolean) agents.call("isAttached")) {
      throw new IllegalStateException(HOW);
    }
    return agents;
  }

  private static Class<?> inSystemLoader() {
    try {
      return Class.forName(
          BlockingRecord.class.getName(), true, ClassLoader.getSystemClassLoader());
    } catch (ClassNotFoundException noAgent) {
      return BlockingRecord.class;
    }
  }

  /** See {@link BlockingRecord#settle}. */
  void settle() {
    call("settle");
  }

  /** See {@link BlockingRecord#mark}. */
  long mark() {
    return (long) call("mark");
  }

  /** See {@link BlockingRecord#since}. */
  List<String> since(long mark) {
    try {
      return ((List<?>) record.getMethod("since", long.class).invoke(null, mark))
          .stream().map(String.class::cast).toList();
    } catch (ReflectiveOperationException failure) {
      throw unusable(failure);
    }
  }

  /** See {@link BlockingRecord#close}. */
  void close() {
    call("close");
  }

  private Object call(String method) {
    try {
      return record.getMethod(method).invoke(null);
    } catch (ReflectiveOperationException failure) {
      throw unusable(failure);
    }
  }

  private static IllegalStateException unusable(ReflectiveOperationException failure) {
    Throwable cause =
        failure instanceof InvocationTargetException thrown ? thrown.getCause() : failure;
    return new IllegalStateException(
        "the agent is of another version than the tests' loopwatch.jar: use one", cause);
  }
}
