// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

/** How mounts of virtual threads are seen. */
public enum Mounting {
  /** Not at all: none are in use, or nothing is woven yet, or they are not to be watched. */
  UNSEEN,
  /** By what is woven into them: each carrier tells its own. */
  MEASURED,
  /** By looking at carriers now and then, because nothing could be woven. */
  POLLED
}
