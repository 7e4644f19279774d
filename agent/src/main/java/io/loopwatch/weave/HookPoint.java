// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import java.util.List;

/**
 * A row of the table: in which classes, around which methods, what.
 *
 * @param type end of the class's internal name from a package boundary on ({@code
 *     netty/channel/nio/NioEventLoop}); with one {@code *} between two package segments and the end
 *     of the simple name ({@code netty/channel/epoll/*Unsafe})
 * @param methods names, or, with {@code (}, names and descriptors; with a final {@code *} only
 *     their beginning, with one more in the middle also what comes somewhere after it
 * @param advice what is woven there
 * @param operation number of the operation that is blocking there, {@link #NONE} for other rows
 * @param due the row counts as missing where the class declares a method of this name and none of
 *     {@code methods}; empty where none has to be there
 */
record HookPoint(String type, List<String> methods, Advice advice, int operation, String due) {
  /** What has no operation. */
  static final int NONE = -1;

  /** A row of a loop. */
  HookPoint(String type, List<String> methods, Advice advice, String due) {
    this(type, methods, advice, NONE, due);
  }

  boolean isIn(String internalName) {
    int star = type.indexOf('*');
    if (star < 0) {
      return endsAtBoundary(internalName, type);
    }
    String folder = type.substring(0, star);
    int slash = internalName.lastIndexOf('/') + 1;
    return internalName.endsWith(type.substring(star + 1))
        && endsAtBoundary(internalName.substring(0, slash), folder);
  }

  private static boolean endsAtBoundary(String name, String end) {
    int rest = name.length() - end.length();
    return name.endsWith(end) && (rest == 0 || name.charAt(rest - 1) == '/');
  }

  boolean isAround(String name, String descriptor) {
    for (String method : methods) {
      if (isMethod(method, name, descriptor)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMethod(String pattern, String name, String descriptor) {
    String text = pattern.indexOf('(') < 0 ? name : name + descriptor;
    int last = pattern.length() - 1;
    if (pattern.charAt(last) != '*') {
      return text.equals(pattern);
    }
    int star = pattern.indexOf('*');
    return text.startsWith(pattern.substring(0, star))
        && (star == last || text.indexOf(pattern.substring(star + 1, last), star) >= 0);
  }

  /** Says in one line that a class has no method for it. */
  String missingIn(String className) {
    return "no hook in "
        + className.replace('/', '.')
        + ": "
        + label()
        + " is not there in this version; the other hooks work";
  }

  /** For messages: {@code NioEventLoop.select*}. */
  String label() {
    String simple = type.substring(type.lastIndexOf('/') + 1);
    return simple + "." + String.join("|", methods);
  }
}
