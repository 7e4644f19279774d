// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which blocking calls are fine. Immutable; any thread may ask. A question costs about a comparison
 * of strings for each pattern and frame, and allocates next to nothing: it may be asked on the
 * loop's own thread.
 */
public final class Allowances {
  private final Pattern[] patterns;
  private final String[] operations;

  /**
   * Allowances.
   *
   * @param framePatterns {@code com.acme.Foo.bar} (a method with its lambdas), {@code com.acme.Foo}
   *     (a class with its nested ones), {@code com.acme.*} (a package with all under it); two of
   *     them with {@code " > "} between: only where the first itself calls the second
   * @param operations operations and kinds, as reports name them
   */
  public Allowances(List<String> framePatterns, List<String> operations) {
    List<Pattern> parsed = new ArrayList<>();
    for (String text : framePatterns) {
      parsed.add(Pattern.of(text));
    }
    this.patterns = parsed.toArray(new Pattern[0]);
    this.operations = operations.toArray(new String[0]);
  }

  /**
   * Whether a blocking call is fine.
   *
   * @param stack innermost frame first
   * @param operation what the user called, as in {@code Files.readString}
   * @param row the operation that blocked, as the table of operations names it
   * @param kind as in {@code file}
   */
  public boolean allows(List<StackTraceElement> stack, String operation, String row, String kind) {
    return isListed(operation) || isListed(row) || isListed(kind) || hasFrame(stack);
  }

  private boolean isListed(String name) {
    for (String operation : operations) {
      if (operation.equals(name)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasFrame(List<StackTraceElement> stack) {
    StackTraceElement callee = null;
    for (StackTraceElement frame : stack) {
      for (Pattern pattern : patterns) {
        if (pattern.matches(frame, callee)) {
          return true;
        }
      }
      callee = frame;
    }
    return false;
  }

  /** A frame, or a frame and the one it called. */
  private static final class Pattern {
    private static final String CALLS = " > ";
    private static final String ALL_UNDER = ".*";

    private final boolean isPackage;

    /** Of a class or method as it was written; of a package with the dot behind it. */
    private final String name;

    /** The name read as a method's: its class, empty where it has none. */
    private final String owner;

    private final String method;
    private final @Nullable Pattern callee;

    private Pattern(String text, @Nullable Pattern callee) {
      int dot = text.lastIndexOf('.');
      this.isPackage = text.endsWith(ALL_UNDER);
      this.name = isPackage ? text.substring(0, dot + 1) : text;
      this.owner = dot < 0 ? "" : text.substring(0, dot);
      this.method = text.substring(dot + 1);
      this.callee = callee;
    }

    static Pattern of(String text) {
      int calls = text.indexOf(CALLS);
      return calls < 0
          ? new Pattern(text, null)
          : new Pattern(text.substring(0, calls), of(text.substring(calls + CALLS.length())));
    }

    boolean matches(StackTraceElement frame, @Nullable StackTraceElement called) {
      return fits(frame) && (callee == null || called != null && callee.fits(called));
    }

    private boolean fits(StackTraceElement frame) {
      String type = frame.getClassName();
      if (isPackage) {
        return type.startsWith(name);
      }
      return isClass(type) || type.equals(owner) && isMethod(frame.getMethodName());
    }

    /** The class itself, or one nested in it. */
    private boolean isClass(String type) {
      return type.startsWith(name)
          && (type.length() == name.length() || type.charAt(name.length()) == '$');
    }

    private boolean isMethod(String called) {
      return called.equals(method) || Lambdas.isIn(method, called);
    }
  }
}
