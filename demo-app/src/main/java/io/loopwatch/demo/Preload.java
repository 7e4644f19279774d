// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo;

import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.resolver.dns.DnsNameResolver;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads classes on the calling thread before a loop has to. What a cold JVM needs for a first HTTP
 * request can take longer than Loopwatch's threshold, and a service that cares for its first
 * callers does not take that time on a loop.
 */
final class Preload {
  private static final Logger LOG = LoggerFactory.getLogger("demo.preload");
  private static final String SUFFIX = ".class";

  private Preload() {}

  /**
   * Loads what the first HTTP requests to and from the servers need.
   *
   * @throws IOException if a library cannot be read
   */
  static void firstRequest() throws IOException {
    packages(
        HttpServerCodec.class,
        "io.netty.handler.codec.http",
        "io.netty.handler.codec.http.websocketx",
        "io.netty.handler.codec.http.websocketx.extensions");
    packages(DnsNameResolver.class, "io.netty.resolver.dns");
    packages(
        Vertx.class,
        "io.vertx.core.http",
        "io.vertx.core.http.impl",
        "io.vertx.core.http.impl.http1",
        "io.vertx.core.http.impl.tcp",
        "io.vertx.core.internal",
        "io.vertx.core.internal.http",
        "io.vertx.core.internal.pool",
        "io.vertx.core.net",
        "io.vertx.core.net.endpoint",
        "io.vertx.core.net.endpoint.impl",
        "io.vertx.core.net.impl",
        "io.vertx.core.net.impl.tcp");
  }

  /**
   * Loads and links, but does not initialize, the classes of some packages that can be.
   *
   * @param one any class of the jar in which the packages are
   * @param packages their names, without packages inside them
   */
  private static void packages(Class<?> one, String... packages) throws IOException {
    URL url = one.getResource(one.getSimpleName() + SUFFIX);
    if (url == null || !(url.openConnection() instanceof JarURLConnection connection)) {
      throw new IOException(one + " is not in a jar");
    }
    JarFile jar = connection.getJarFile();
    for (String name : classes(jar, List.of(packages))) {
      load(name, one.getClassLoader());
    }
  }

  private static List<String> classes(JarFile jar, List<String> packages) {
    return jar.stream()
        .map(JarEntry::getName)
        .filter(it -> it.endsWith(SUFFIX) && it.indexOf('/') > 0)
        .map(it -> it.substring(0, it.length() - SUFFIX.length()).replace('/', '.'))
        .filter(it -> packages.contains(it.substring(0, it.lastIndexOf('.'))))
        .toList();
  }

  private static void load(String name, ClassLoader loader) {
    try {
      // Asking for the methods links the class: to verify it is most of the work.
      int methods = Class.forName(name, false, loader).getDeclaredMethods().length;
      LOG.trace("{} has {} methods", name, methods);
    } catch (ClassNotFoundException | LinkageError e) {
      LOG.debug("{} needs a library that is not here: no loop can load it either", name, e);
    }
  }
}
