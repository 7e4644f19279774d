// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the option table cannot know: whether the operations that {@code allow} names exist. Who
 * starts the agent asks with the table of operations at hand.
 */
public final class OperationNames {
  /** Of operations, as users write them. */
  static final List<String> KINDS =
      List.of("sleep", "wait", "park", "socket", "file", "dns", "process", "jdbc", "sync");

  private final Options options;
  private final Predicate<String> exists;
  private final List<String> known;

  private OperationNames(Options options, Predicate<String> exists, Collection<String> operations) {
    this.options = options;
    this.exists = exists;
    this.known = new ArrayList<>(operations);
    this.known.addAll(KINDS);
  }

  /**
   * Whether {@code allow} names an operation, or what may have been meant as one. Where it does
   * not, there is nothing to check.
   */
  public static boolean isUsed(Options options) {
    Allow allow = options.allow();
    if (!allow.operations().isEmpty()) {
      return true;
    }
    for (String frame : allow.frames()) {
      if (mayBeOperation(frame)) {
        return true;
      }
    }
    return false;
  }

  /**
   * What is wrong with them; empty where all is right.
   *
   * @param exists whether a name is that of an operation or a kind
   * @param operations the names of all operations, for who mistyped one
   */
  public static List<Problem> problems(
      Options options, Predicate<String> exists, Collection<String> operations) {
    return new OperationNames(options, exists, operations).problems();
  }

  private List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    for (String operation : options.allow().operations()) {
      if (!exists.test(operation)) {
        problems.add(problem(unknown(operation)));
      }
    }
    for (String frame : options.allow().frames()) {
      if (mayBeOperation(frame) && exists.test(frame)) {
        problems.add(
            problem("'" + frame + "' is an operation; did you mean '" + written(frame) + "'?"));
      }
    }
    return problems;
  }

  private String unknown(String operation) {
    String start = "there is no operation '" + Shown.text(operation) + "'; ";
    @Nullable String nearest = Nearest.of(operation, known);
    return nearest == null
        ? start
            + "the kinds are "
            + String.join(", ", KINDS)
            + ", and a method is allowed as in com.acme.Foo.bar"
        : start + "did you mean '" + written(nearest) + "'?";
  }

  private Problem problem(String why) {
    return Problems.about(options.setting(OptionTable.ALLOW), why);
  }

  private static String written(String operation) {
    return AllowType.OPERATION + operation;
  }

  /**
   * A class of the default package, or a method of one: {@code Thread.sleep} without its package.
   */
  private static boolean mayBeOperation(String frame) {
    int dot = frame.indexOf('.');
    return dot < 0 || dot == frame.lastIndexOf('.') && Character.isUpperCase(frame.charAt(0));
  }
}
