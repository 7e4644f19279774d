// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** The version, from the manifest of the jar. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    @Nullable String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {version == null ? "loopwatch, not from a jar" : "loopwatch " + version};
  }
}
