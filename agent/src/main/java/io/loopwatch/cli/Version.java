// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** The version, from the manifest of the jar. */
final class Version implements IVersionProvider {
  private static final String UNPACKAGED = "unpackaged";

  @Override
  public String[] getVersion() {
    String version = number();
    boolean isKnown = !version.equals(UNPACKAGED);
    return new String[] {isKnown ? "loopwatch " + version : "loopwatch, not from a jar"};
  }

  /** The version alone, as the agent has it too. */
  static String number() {
    @Nullable String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? UNPACKAGED : version;
  }
}
