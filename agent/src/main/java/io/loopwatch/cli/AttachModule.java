// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

/**
 * Whether this Java can attach to another one. Asked before any class is loaded that needs it, and
 * that could not be linked.
 */
final class AttachModule {
  private static final String NAME = "jdk.attach";

  private AttachModule() {}

  /**
   * Checks it.
   *
   * @throws UnusableException where it cannot
   */
  static void require() throws UnusableException {
    if (ModuleLayer.boot().findModule(NAME).isEmpty()) {
      throw new UnusableException(
          "this Java lacks the module " + NAME + ": run the command with the java of a JDK");
    }
  }
}
