// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a thread dump of HotSpot says of classes that are being initialised. Only what is certain:
 * of a class for which nobody, or more than one thread, is in its {@code <clinit>} (a superclass's
 * may run first, two loaders may have classes of one name), it names no initialiser.
 *
 * <p>A virtual thread that is mounted counts as its carrier: some versions show its frames after
 * the carrier's, others only for what it waits.
 */
final class ClassInitDump {
  private static final String THREAD = "\" #";
  private static final String WAITS = "\t- waiting on the Class initialization monitor for ";
  private static final String FRAME = "\tat ";
  private static final String INITIALISER = ".<clinit>(";

  private static final int MOST_DIGITS = 18;
  private static final long NONE = 0;
  private static final long SEVERAL = -1;

  private final Map<Long, String> waiting = new HashMap<>();
  private final Map<String, Long> initialisers = new HashMap<>();

  private ClassInitDump() {}

  /** Reads a dump; of a text of another form it knows nothing. */
  static ClassInitDump parse(String text) {
    ClassInitDump dump = new ClassInitDump();
    long thread = NONE;
    for (String line : text.lines().toList()) {
      if (line.startsWith("\t")) {
        dump.readFrame(thread, line);
      } else if (line.isBlank()) {
        thread = NONE;
      } else if (line.contains(THREAD)) {
        thread = id(line);
      }
    }
    return dump;
  }

  /** Of {@code "name" #12 daemon …} the number. */
  private static long id(String line) {
    int from = line.lastIndexOf(THREAD) + THREAD.length();
    int to = from;
    while (to < line.length() && line.charAt(to) >= '0' && line.charAt(to) <= '9') {
      to++;
    }
    return to == from || to - from > MOST_DIGITS ? NONE : Long.parseLong(line, from, to, 10);
  }

  private void readFrame(long thread, String line) {
    if (thread == NONE) {
      return;
    }
    int initialiser = line.indexOf(INITIALISER);
    if (line.startsWith(WAITS)) {
      waiting.put(thread, line.substring(WAITS.length()));
    } else if (initialiser > 0 && line.startsWith(FRAME)) {
      String type = line.substring(FRAME.length(), initialiser);
      initialisers.merge(type, thread, (one, other) -> one.equals(other) ? one : SEVERAL);
    }
  }

  /** The classes for which threads wait, by the waiting threads' numbers. */
  Map<Long, String> waiting() {
    return waiting;
  }

  /** The number of the one thread that initialises that class, or null. */
  @Nullable Long initialiser(String type) {
    Long thread = initialisers.get(type);
    return thread == null || thread == SEVERAL ? null : thread;
  }
}
