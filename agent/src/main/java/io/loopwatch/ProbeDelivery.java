// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the probe visible to every class loader, with no flag and no warning.
 *
 * <p>The jar carries the probe renamed into {@code java.lang}. {@code java.lang} is opened to the
 * agent and the classes are defined there, in the boot loader, which every loader asks first (also
 * OSGi's, which let {@code java.*} through and nothing else). A jar appended to the boot class path
 * is the fallback: it prints a warning about class sharing, and OSGi needs boot delegation for it.
 *
 * <p>Must run before the first class that refers to the probe is linked.
 */
final class ProbeDelivery {
  private static final String FOLDER = "META-INF/loopwatch/probe/";

  private ProbeDelivery() {}

  /**
   * Defines the probe. Does nothing where it is defined already, or where classes run that were
   * never packaged.
   */
  static void deliver(Instrumentation instrumentation) throws IOException {
    List<String> names = names();
    if (names.isEmpty() || isDefined(names.get(0))) {
      return;
    }
    List<byte[]> classes = new ArrayList<>();
    for (String name : names) {
      classes.add(read(FOLDER + name));
    }
    try {
      define(instrumentation, classes);
    } catch (IllegalAccessException | LinkageError | RuntimeException refused) {
      append(instrumentation, names, classes);
    }
  }

  private static void define(Instrumentation instrumentation, List<byte[]> classes)
      throws IllegalAccessException {
    Module agent = ProbeDelivery.class.getModule();
    instrumentation.redefineModule(
        Object.class.getModule(),
        Collections.emptySet(),
        Collections.emptyMap(),
        Map.of("java.lang", Set.of(agent)),
        Collections.emptySet(),
        Collections.emptyMap());
    MethodHandles.Lookup lookup =
        MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup());
    for (byte[] bytes : classes) {
      lookup.defineClass(bytes);
    }
  }

  private static void append(
      Instrumentation instrumentation, List<String> names, List<byte[]> classes)
      throws IOException {
    File jar = File.createTempFile("loopwatch-probe", ".jar");
    jar.deleteOnExit();
    try (JarOutputStream out = new JarOutputStream(new FileOutputStream(jar))) {
      for (int i = 0; i < names.size(); i++) {
        out.putNextEntry(new JarEntry(className(names.get(i)).replace('.', '/') + ".class"));
        out.write(classes.get(i));
        out.closeEntry();
      }
    }
    instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(jar));
  }

  private static boolean isDefined(String resource) {
    try {
      return Class.forName(className(resource), false, null) != null;
    } catch (ClassNotFoundException notYet) {
      return false;
    }
  }

  private static String className(String resource) {
    return resource.substring(0, resource.length() - ".class".length());
  }

  private static List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    try (InputStream in = open(FOLDER + "index")) {
      if (in == null) {
        return names;
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        names.add(line.substring(line.lastIndexOf('/') + 1));
      }
      return names;
    }
  }

  private static byte[] read(String resource) throws IOException {
    try (InputStream in = open(resource)) {
      if (in == null) {
        throw new IOException(resource + " is not in the jar");
      }
      return in.readAllBytes();
    }
  }

  private static @Nullable InputStream open(String resource) {
    return ProbeDelivery.class.getResourceAsStream("/" + resource);
  }
}
