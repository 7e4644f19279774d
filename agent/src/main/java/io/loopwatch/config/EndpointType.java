// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

import java.util.Optional;

/** {@code [host:]port}; the host is the loopback where none is given. */
final class EndpointType implements ValueType<Optional<Endpoint>> {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int MOST = 65_535;
  private static final int MOST_DIGITS = 5;

  @Override
  public Optional<Endpoint> parse(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? LOOPBACK : host(text.substring(0, colon));
    return Optional.of(new Endpoint(host, port(text.substring(colon + 1))));
  }

  private String host(String text) {
    boolean isBracketed = text.startsWith("[") && text.endsWith("]");
    String bare = isBracketed ? text.substring(1, text.length() - 1) : text;
    if (!isBracketed && bare.indexOf(':') >= 0) {
      throw new InvalidValueException("an IPv6 address needs brackets: [::1]:9464");
    }
    if (bare.isEmpty() || !bare.chars().allMatch(EndpointType::mayBeInAHost)) {
      throw new InvalidValueException(
          "'" + Shown.text(bare) + "' is no host: " + allowed() + ", as localhost:9464");
    }
    return bare;
  }

  /** Of a name, or of an address, also one with a zone; ASCII only. */
  private static boolean mayBeInAHost(int c) {
    return c > ' ' && c < 0x7f && "/\\\"'<>[]@,;".indexOf(c) < 0;
  }

  private int port(String digits) {
    boolean isNumber = !digits.isEmpty() && DurationType.leadingDigits(digits) == digits.length();
    if (!isNumber || digits.length() > MOST_DIGITS || Integer.parseInt(digits) > MOST) {
      throw new InvalidValueException(
          "a port is a number from 0, which is any free one, to " + MOST + ": " + allowed());
    }
    return Integer.parseInt(digits);
  }

  @Override
  public String allowed() {
    return "[host:]port";
  }
}
