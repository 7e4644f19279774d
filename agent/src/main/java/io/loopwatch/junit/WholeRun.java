// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.junit;

/**
 * The switch for a whole run of tests, the system property {@code loopwatch.noblocking}.
 *
 * <p>It and the other classes of the whole run are compiled for Java 8, as JUnit finds them in the
 * jar whether they are used or not: a run on a JVM too old for Loopwatch must not end by them. So
 * while the switch is off they may load no other class of ours.
 */
final class WholeRun {
  static final String PROPERTY = "loopwatch.noblocking";

  private WholeRun() {}

  /** Whether it is on. */
  static boolean isOn() {
    return Boolean.getBoolean(PROPERTY);
  }

  /** Whether it is set to what is neither on nor off. */
  static boolean isMisspelt() {
    String text = System.getProperty(PROPERTY, "false");
    return !text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false");
  }
}
