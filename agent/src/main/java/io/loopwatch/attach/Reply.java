// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.attach;

import org.jspecify.annotations.Nullable;

/**
 * What the agent answers: a system property of its JVM, which the one that asked can read and which
 * is no option.
 *
 * @param exitCode of the command: {@link #DONE}, {@link #WRONG} or {@link #UNUSABLE}
 * @param text for people; lines, none of which ends the last
 */
public record Reply(int exitCode, String text) {
  /** The system property that has the last answer. */
  public static final String ANSWER = "io.loopwatch.answer";

  /** The system property that has the version of the agent that was ever loaded. */
  public static final String VERSION = "io.loopwatch.version";

  /** The system property that says whether it watches: {@link #ON} or {@link #OFF}. */
  public static final String STATE = "io.loopwatch.state";

  /** Exit code: done. */
  public static final int DONE = 0;

  /** Exit code: the options are wrong. */
  public static final int WRONG = 2;

  /** Exit code: the JVM cannot be used for that. */
  public static final int UNUSABLE = 3;

  /** It watches. */
  public static final String ON = "on";

  /** It does not, and nothing of it runs. */
  public static final String OFF = "off";

  /** To what cannot be asked of a JVM that nobody watches. */
  public static Reply notWatched() {
    return new Reply(UNUSABLE, "is not watched by Loopwatch");
  }

  /** As the property, for the request of that token. */
  public String property(String token) {
    return token + "\n" + exitCode + "\n" + text;
  }

  /** Reads the property; null where it answers another request, or none. */
  public static @Nullable Reply parse(@Nullable String property, String token) {
    String[] parts = property == null ? new String[0] : property.split("\n", 3);
    return parts.length == 3 && parts[0].equals(token)
        ? new Reply(Integer.parseInt(parts[1]), parts[2])
        : null;
  }
}
