// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file, or a target, could not be used; the message is for people: which, and why. */
final class UnusableException extends Exception {
  private static final long serialVersionUID = 1;

  private final int exitCode;

  UnusableException(String message) {
    this(ExitCode.UNUSABLE, message);
  }

  UnusableException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** What the command ends with. */
  int exitCode() {
    return exitCode;
  }

  /**
   * From what went wrong.
   *
   * @param what was to be done with the file, as {@code written}
   */
  static UnusableException of(Path path, String what, IOException e) {
    return new UnusableException(path + " could not be " + what + ": " + why(e));
  }

  private static String why(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such folder";
    }
    if (e instanceof AccessDeniedException) {
      return "access is denied";
    }
    if (e instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
