// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo;

/**
 * One job on one framework, the wrong and the right way.
 *
 * @param pattern which row of the table
 * @param framework which server has it
 * @param home the class that holds both forms: a report's culprit has to be in it
 * @param wrong blocks its loop for 120 to 400 ms, or lets a failure get lost
 * @param right does the same job, and leaves its loop free
 * @param expected what is to be told of the wrong form; of the right one, nothing
 * @param <C> the framework's kind of call
 */
public record Pitfall<C extends Call>(
    Pattern pattern,
    Framework framework,
    Class<?> home,
    Form<C> wrong,
    Form<C> right,
    Expected expected) {
  /** The route of one of its forms: {@code /vertx/sleep/wrong}. */
  public String route(boolean rightForm) {
    return route(framework, pattern, rightForm);
  }

  /** The route of one form of one row on one server. */
  public static String route(Framework framework, Pattern pattern, boolean rightForm) {
    return "/" + framework.label() + "/" + pattern.label() + (rightForm ? "/right" : "/wrong");
  }
}
