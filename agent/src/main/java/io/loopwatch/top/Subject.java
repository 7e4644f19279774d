// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.top;

/**
 * The JVM that is looked at.
 *
 * @param pid its process
 * @param main its main class, as it was started
 * @param version of Loopwatch there
 * @param startedNanos when it was started, in this JVM's {@link System#nanoTime()}
 */
public record Subject(long pid, String main, String version, long startedNanos) {
  private static final long NANOS_A_SECOND = 1_000_000_000L;

  long upSeconds(long now) {
    return Math.max(0, (now - startedNanos) / NANOS_A_SECOND);
  }
}
