// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.attach;

/** What can be asked of a JVM that runs. */
public enum Verb {
  /** To be watched from now on, or with other options. */
  ATTACH,
  /** To be watched no more, and to be as it was. */
  DETACH,
  /** To name the loops that are watched. */
  LIST,
  /** To answer over JMX as soon as it can. */
  ANSWER
}
