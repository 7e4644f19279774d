// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.corpus;

import io.loopwatch.e2e.Jdk;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A stall of the table.
 *
 * @param call {@code Class.method} of the fixtures
 * @param does what it does
 * @param cause what is to be told
 * @param culprit {@code Class.method} that is to be told; where it ends with $, a number follows;
 *     null where nobody is to be blamed
 * @param places see {@code Sites}
 * @param firstJdk the first JDK on which it is one
 * @param lastJdk the last
 * @param millis for the fixture
 */
record Row(
    String call,
    String does,
    String cause,
    String culprit,
    List<String> places,
    int firstJdk,
    int lastJdk,
    int millis,
    Setting setting) {
  private static final String NOBODY = "-";
  private static final Set<String> NOT_OF_CODE =
      Set.of("gc", "safepoint", "stopped", "descheduled");

  /** Reads a line of Markdown; empty cells have defaults. */
  static Row parse(String line) {
    List<String> cells = List.of(line.split("\\|", -1)).stream().map(String::strip).toList();
    String[] jdks = or(cells.get(6), "17-25").split("-", 2);
    return new Row(
        cells.get(1),
        cells.get(2),
        cells.get(3),
        cells.get(4).equals(NOBODY) ? null : or(cells.get(4), cells.get(1)),
        List.of(or(cells.get(5), "netty vertx").split(" ", -1)),
        Integer.parseInt(jdks[0]),
        Integer.parseInt(jdks[1]),
        Integer.parseInt(or(cells.get(7), "180")),
        Setting.valueOf(or(cells.get(8), "plain").toUpperCase(Locale.ROOT)));
  }

  private static String or(String cell, String otherwise) {
    return cell.isEmpty() ? otherwise : cell;
  }

  boolean isOn(Jdk jdk, String place) {
    boolean has = jdk.version() >= firstJdk && jdk.version() <= lastJdk;
    return has && (jdk.version() >= 21 || !place.equals("carrier"));
  }

  /** Whether the application's code is to blame. */
  boolean isOfCode() {
    return !NOT_OF_CODE.contains(cause);
  }

  /** Whether that is the one to blame; null for nobody. */
  boolean blames(String told) {
    if (culprit == null || told == null) {
      return culprit == null && told == null;
    }
    return culprit.endsWith("$")
        ? told.startsWith(culprit) && told.substring(culprit.length()).matches("\\d+")
        : told.equals(culprit);
  }

  /** {@code CLASS METHOD}, for the fixture. */
  String command() {
    return call.replace('.', ' ');
  }

  /** For the names of tests. */
  @Override
  public String toString() {
    return call + ", " + millis + " ms" + (setting == Setting.PLAIN ? "" : ", " + setting);
  }
}
