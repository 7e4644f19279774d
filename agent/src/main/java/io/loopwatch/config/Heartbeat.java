// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

/** On which loops a real task is submitted to measure the lag. */
public enum Heartbeat {
  /** Only on loops whose queue cannot be read. */
  AUTO,
  /** On every loop. */
  ALWAYS,
  /** On none; the lag of loops whose queue cannot be read is not known then. */
  NEVER
}
