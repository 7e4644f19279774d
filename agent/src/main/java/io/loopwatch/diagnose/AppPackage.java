// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The packages that belong to whoever wrote a class, by the name of the class: two segments, as in
 * {@code com.acme}; three where two belong to many.
 */
public final class AppPackage {
  private static final int MINE = 2;
  private static final int MINE_AMONG_MANY = 3;
  private static final int COUNTRY = 2;

  /** Where many projects live under one name, or a project with all that is built on it. */
  private static final Set<String> SHARED =
      Set.of(
          "com.amazonaws",
          "com.facebook",
          "com.github",
          "com.gitlab",
          "com.google",
          "com.ibm",
          "com.microsoft",
          "com.netflix",
          "com.oracle",
          "com.redhat",
          "com.twitter",
          "dev.java",
          "io.dropwizard",
          "io.github",
          "io.gitlab",
          "io.helidon",
          "io.micronaut",
          "io.netty",
          "io.quarkus",
          "io.smallrye",
          "net.sf",
          "net.sourceforge",
          "org.apache",
          "org.codehaus",
          "org.eclipse",
          "org.jboss",
          "org.springframework");

  /** Under a country's domain, what does not name anybody yet: {@code uk.co.acme}. */
  private static final Set<String> KINDS =
      Set.of("ac", "co", "com", "edu", "go", "gov", "ne", "net", "or", "org");

  /** Segments that do not name anybody, alone. */
  private static final Set<String> DOMAINS =
      Set.of("com", "de", "dev", "edu", "io", "me", "net", "org");

  /** What starts others' code; also the JDK's and loops', which are none of the user's. */
  private static final List<String> LAUNCHERS =
      List.of(
          "com.intellij.",
          "io.quarkus.",
          "io.vertx.core.",
          "io.vertx.ext.",
          "io.vertx.launcher.",
          "junit.",
          "org.apache.catalina.",
          "org.apache.maven.",
          "org.codehaus.",
          "org.eclipse.",
          "org.gradle.",
          "org.jboss.",
          "org.junit.",
          "org.openjdk.jmh.",
          "org.springframework.boot.",
          "org.testng.",
          "sbt.",
          "worker.org.gradle.");

  /** What Vert.x writes before the name of a verticle's class. */
  private static final String JAVA_VERTICLE = "java:";

  private AppPackage() {}

  /**
   * The package prefix, without a dot at its end.
   *
   * @param type the name of a main class or of a verticle
   * @return null where the class is in no package, or is a launcher's or a library's: then it does
   *     not say where the user's code is
   */
  public static @Nullable String of(String type) {
    String name = type.startsWith(JAVA_VERTICLE) ? type.substring(JAVA_VERTICLE.length()) : type;
    if (!isClassName(name) || isLaunchers(name)) {
      return null;
    }
    List<String> segments = packages(name);
    int size = Math.min(segments.size(), segmentsOf(segments));
    String prefix = String.join(".", segments.subList(0, size));
    return isTooWide(segments, prefix) ? null : prefix;
  }

  private static boolean isClassName(String name) {
    return !name.isEmpty()
        && name.chars().allMatch(c -> Character.isJavaIdentifierPart(c) || c == '.' || c == '/');
  }

  private static boolean isLaunchers(String name) {
    return LAUNCHERS.stream().anyMatch(name::startsWith) || Owners.isRuntime(name);
  }

  private static List<String> packages(String name) {
    int nested = name.indexOf('$');
    String outer = nested < 0 ? name : name.substring(0, nested);
    int dot = outer.lastIndexOf('.');
    return dot < 0 ? List.of() : Arrays.asList(outer.substring(0, dot).split("\\."));
  }

  private static int segmentsOf(List<String> segments) {
    return segments.size() >= MINE && isShared(segments) ? MINE_AMONG_MANY : MINE;
  }

  private static boolean isShared(List<String> segments) {
    String two = segments.get(0) + "." + segments.get(1);
    return SHARED.contains(two) || isKindOfDomain(segments) || Owners.hasLibrary(two);
  }

  private static boolean isKindOfDomain(List<String> segments) {
    return segments.get(0).length() == COUNTRY && KINDS.contains(segments.get(1));
  }

  private static boolean isTooWide(List<String> segments, String prefix) {
    return switch (segments.size()) {
      case 0 -> true;
      case 1 -> DOMAINS.contains(prefix) || Owners.hasLibrary(prefix);
      case MINE -> isShared(segments);
      default -> Owners.coversLibrary(prefix);
    };
  }
}
