// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.serve;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * On the loopback a request must name it. Else any page on the web could have its own name resolve
 * to 127.0.0.1, and read in the browser of whoever looks at it what is meant for this machine only.
 * Bound to another address everything is let through, because nobody knows what names it has.
 */
final class HostGuard {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

  private final String configured;
  private final boolean isLoopback;

  /**
   * @param configured the host that the user gave
   * @param isLoopback whether that is where connections end
   */
  HostGuard(String configured, boolean isLoopback) {
    this.configured = configured.toLowerCase(Locale.ROOT);
    this.isLoopback = isLoopback;
  }

  /**
   * Whether a request with these headers {@code Host} is answered; null where it has none, as no
   * browser's.
   */
  boolean allows(@Nullable List<String> hosts) {
    if (!isLoopback || hosts == null || hosts.isEmpty()) {
      return true;
    }
    String host = hosts.size() == 1 ? name(hosts.get(0).strip()) : "";
    return LOOPBACK.contains(host) || host.equals(configured);
  }

  /** Without the port and without an IPv6 address's brackets; lower case. */
  private static String name(String host) {
    int colon = host.lastIndexOf(':');
    boolean hasPort = colon >= 0 && host.indexOf(']', colon) < 0;
    String name = hasPort ? host.substring(0, colon) : host;
    boolean isBracketed = name.startsWith("[") && name.endsWith("]");
    return (isBracketed ? name.substring(1, name.length() - 1) : name).toLowerCase(Locale.ROOT);
  }
}
