// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo;

/**
 * One way to do a job for one request. Called on the event loop of the request's connection.
 *
 * @param <C> the framework's kind of call
 */
@FunctionalInterface
public interface Form<C extends Call> {
  /**
   * Does the job and answers the call, now or later.
   *
   * @throws Exception if the job failed; the caller then answers with an error
   */
  void handle(C call) throws Exception;
}
