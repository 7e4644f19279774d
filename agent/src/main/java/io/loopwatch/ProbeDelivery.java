// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import io.loopwatch.attach.Reply;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Constructor;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
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
  private static final String INDEX = "META-INF/loopwatch/probe/index";
  private static final String SUFFIX = ".class";
  private static final String PROBE = "java.lang.LoopwatchProbe";
  private static final String DEFINER = "io.loopwatch.ProbeDefiner";

  private ProbeDelivery() {}

  /** Whether there is a probe, of this agent or another. */
  static boolean isDelivered() {
    return System.getProperty(Reply.VERSION) != null;
  }

  /**
   * Defines the probe. Does nothing where it is defined already, or where classes run that were
   * never packaged.
   */
  static void deliver(Instrumentation instrumentation) throws IOException {
    Map<String, byte[]> classes = classes();
    if (classes.isEmpty() || isDefined(classes.keySet().iterator().next())) {
      return;
    }
    try {
      define(instrumentation, classes);
    } catch (ReflectiveOperationException | LinkageError | RuntimeException refused) {
      classes.remove(DEFINER);
      append(instrumentation, classes);
    }
  }

  private static void define(Instrumentation instrumentation, Map<String, byte[]> classes)
      throws ReflectiveOperationException {
    byte[] definer = Objects.requireNonNull(classes.get(DEFINER));
    Class<?> type = new Own(definer).loadClass(DEFINER);
    instrumentation.redefineModule(
        Object.class.getModule(),
        Collections.emptySet(),
        Collections.emptyMap(),
        Map.of("java.lang", Set.of(type.getModule())),
        Collections.emptySet(),
        Collections.emptyMap());
    Constructor<?> constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    @SuppressWarnings("unchecked") // it is ProbeDefiner, of another loader
    Consumer<byte[]> define = (Consumer<byte[]>) constructor.newInstance();
    for (Map.Entry<String, byte[]> each : classes.entrySet()) {
      if (!each.getKey().equals(DEFINER)) {
        define.accept(each.getValue());
      }
    }
  }

  /** Knows one class and the JDK. Its module is the one that {@code java.lang} is opened to. */
  private static final class Own extends ClassLoader {
    private final byte[] definer;

    Own(byte[] definer) {
      super(null);
      this.definer = definer;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (!name.equals(DEFINER)) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, definer, 0, definer.length);
    }
  }

  private static void append(Instrumentation instrumentation, Map<String, byte[]> classes)
      throws IOException {
    File jar = File.createTempFile("loopwatch-probe", ".jar");
    jar.deleteOnExit();
    try (JarOutputStream out = new JarOutputStream(new FileOutputStream(jar))) {
      for (Map.Entry<String, byte[]> each : classes.entrySet()) {
        out.putNextEntry(new JarEntry(each.getKey().replace('.', '/') + SUFFIX));
        out.write(each.getValue());
        out.closeEntry();
      }
    }
    instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(jar));
  }

  /**
   * Why there can be no probe of ours: that of another version is there, and a class of {@code
   * java.lang} stays until the JVM ends. Null where nothing is in the way.
   */
  static @Nullable String obstacle() {
    String version = System.getProperty(Reply.VERSION);
    boolean isOwn = Release.version().equals(version);
    return isOwn || version == null && !isDefined(PROBE)
        ? null
        : "has Loopwatch "
            + (version == null ? "of another version" : version)
            + " in it: use the jar of that version, or restart the application";
  }

  private static boolean isDefined(String name) {
    try {
      return Class.forName(name, false, null) != null;
    } catch (ClassNotFoundException notYet) {
      return false;
    }
  }

  /**
   * The probe's classes by name, in the order in which they can be defined; none where there is no
   * jar. Read from the jar itself: a resource stream would load a dozen classes of the JDK for it.
   */
  private static Map<String, byte[]> classes() throws IOException {
    Map<String, byte[]> classes = new LinkedHashMap<>();
    File file = ownJar();
    if (!file.isFile()) {
      return classes;
    }
    try (JarFile jar = new JarFile(file, false)) {
      String index = new String(read(jar, INDEX), StandardCharsets.UTF_8);
      int start = 0;
      for (int end = index.indexOf('\n'); end > 0; end = index.indexOf('\n', start)) {
        String entry = index.substring(start, end);
        String simple = entry.substring(entry.lastIndexOf('/') + 1);
        classes.put(simple.substring(0, simple.length() - SUFFIX.length()), read(jar, entry));
        start = end + 1;
      }
      classes.put(DEFINER, read(jar, DEFINER.replace('.', '/') + SUFFIX));
    }
    return classes;
  }

  private static byte[] read(JarFile jar, String name) throws IOException {
    JarEntry entry = jar.getJarEntry(name);
    if (entry == null) {
      throw new IOException(name + " is not in " + jar.getName());
    }
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  private static File ownJar() throws IOException {
    try {
      return new File(
          ProbeDelivery.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException odd) {
      throw new IOException("the agent's jar has an odd path", odd);
    }
  }
}
