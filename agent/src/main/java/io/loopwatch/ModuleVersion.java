// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import java.io.IOException;
import java.io.InputStream;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/**
 * The version where the jar is on the module path, as an application has it that compiles against
 * the API: the packages of a module do not know their jar's manifest.
 */
final class ModuleVersion {
  private static final String UNKNOWN = "unpackaged";

  private ModuleVersion() {}

  /** What the manifest says, or a word that says that there is none. */
  static String of(Module module) {
    if (!module.isNamed()) {
      return UNKNOWN;
    }
    try (InputStream in = module.getResourceAsStream("META-INF/MANIFEST.MF")) {
      String version =
          in == null
              ? null
              : new Manifest(in)
                  .getMainAttributes()
                  .getValue(Attributes.Name.IMPLEMENTATION_VERSION);
      return version == null ? UNKNOWN : version;
    } catch (IOException unreadable) {
      return UNKNOWN; // the JVM runs from it; a version that is not told is no reason to fail
    }
  }
}
