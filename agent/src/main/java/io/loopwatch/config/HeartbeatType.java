// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

/** The words of {@link Heartbeat}. */
final class HeartbeatType implements ValueType<Heartbeat> {
  @Override
  public Heartbeat parse(String text) {
    switch (text) {
      case "auto":
        return Heartbeat.AUTO;
      case "always":
        return Heartbeat.ALWAYS;
      case "never":
        return Heartbeat.NEVER;
      default:
        throw new InvalidValueException("must be " + allowed());
    }
  }

  @Override
  public String allowed() {
    return "auto, always or never";
  }
}
