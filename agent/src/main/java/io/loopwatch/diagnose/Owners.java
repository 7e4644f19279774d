// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import java.util.List;

/** Whose classes are known by their names, wherever they are used. */
final class Owners {
  private static final List<String> JDK =
      List.of("java.", "javax.", "jdk.", "sun.", "com.sun.", "oracle.jrockit.");

  private static final List<String> LOOPS =
      List.of("io.netty.", "io.vertx.core.", "io.vertx.ext.", "io.grpc.netty.");

  private static final List<String> LIBRARIES =
      List.of(
          "io.vertx.",
          "io.grpc.",
          "reactor.",
          "io.reactivex.",
          "org.springframework.",
          "kotlin.",
          "kotlinx.",
          "scala.",
          "groovy.",
          "org.slf4j.",
          "ch.qos.logback.",
          "org.apache.",
          "com.fasterxml.",
          "com.google.common.",
          "com.google.gson.",
          "com.google.protobuf.",
          "org.hibernate.",
          "com.zaxxer.hikari.",
          "org.h2.",
          "org.postgresql.",
          "com.mysql.",
          "okhttp3.",
          "okio.",
          "org.jboss.",
          "io.micrometer.",
          "io.opentelemetry.");

  /**
   * Loopwatch's own threads' code. The virtual thread that probes the scheduler runs it on the
   * carriers; what is woven is in the JDK's packages.
   */
  private static final List<String> OWN = List.of("io.loopwatch.watch.", "io.loopwatch.probe.");

  /** Parts of the names of classes that are made at run time and that nobody wrote. */
  private static final List<String> GENERATED =
      List.of(
          "$$EnhancerBy",
          "$$FastClass",
          "$$SpringCGLIB$$",
          "$$Lambda",
          "/0x",
          "_$$_j",
          "$ByteBuddy$",
          "$HibernateProxy$",
          "$MockitoMock$",
          "$Proxy$_$$_",
          "_ClientProxy",
          "GeneratedMethodAccessor",
          "GeneratedConstructorAccessor");

  private static final String PROXY = "$Proxy";

  private Owners() {}

  /** Whether a class is of the JDK. */
  static boolean isJdk(String type) {
    return startsWithAny(type, JDK);
  }

  /** Whether a class is of an event loop, also of a relocated copy. */
  static boolean isLoop(String type) {
    return startsWithAny(type, LOOPS) || type.contains(".io.netty.");
  }

  /** Whether a class is of what runs the application's code. */
  static boolean isRuntime(String type) {
    return isJdk(type) || isLoop(type) || startsWithAny(type, OWN);
  }

  /** Whether a class is of a well-known library. */
  static boolean isLibrary(String type) {
    return startsWithAny(type, LIBRARIES);
  }

  /** Whether packages that begin so are a well-known library's, or have one among them. */
  static boolean hasLibrary(String prefix) {
    return isLibrary(prefix + ".") || coversLibrary(prefix);
  }

  /** Whether packages that begin so have all of a well-known library among them. */
  static boolean coversLibrary(String prefix) {
    return LIBRARIES.stream().anyMatch(library -> library.startsWith(prefix + "."));
  }

  /** Whether a class was made at run time: a proxy, an accessor, a lambda's. */
  static boolean isGenerated(String type) {
    for (String part : GENERATED) {
      if (type.contains(part)) {
        return true;
      }
    }
    return isProxy(type.substring(type.lastIndexOf('.') + 1));
  }

  private static boolean isProxy(String name) {
    return name.startsWith(PROXY)
        && name.length() > PROXY.length()
        && Character.isDigit(name.charAt(PROXY.length()));
  }

  private static boolean startsWithAny(String type, List<String> prefixes) {
    for (String prefix : prefixes) {
      if (type.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
