// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jars with a delivery in them, as the build makes them. The way through {@code java.lang} needs a
 * real agent and is tested end to end; here it is closed, so that the fallback has to do.
 */
class ProbeDeliveryTest {
  private static final List<String> OWN =
      List.of("ProbeDelivery", "ProbeDelivery$Own", "ProbeDefiner");

  private static final String FOLDER = "META-INF/loopwatch/probe/";

  @TempDir Path folder;

  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private final PlayedInstrumentation played = new PlayedInstrumentation();

  @BeforeEach
  void addDelivery() throws IOException {
    for (String name : OWN) {
      try (InputStream in = ProbeDelivery.class.getResourceAsStream(name + ".class")) {
        entries.put("io/loopwatch/" + name + ".class", in.readAllBytes());
      }
    }
  }

  private void addProbe(String... classes) {
    StringBuilder index = new StringBuilder();
    for (String name : classes) {
      String entry = FOLDER + name + ".class";
      entries.put(entry, name.getBytes(StandardCharsets.UTF_8));
      index.append(entry).append('\n');
    }
    entries.put(FOLDER + "index", index.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void deliver(PlayedInstrumentation with) throws Throwable {
    Path jar = folder.resolve("agent.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new JarEntry(entry.getKey()));
        out.write(entry.getValue());
      }
    }
    URL[] path = {jar.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
      Method deliver =
          loader
              .loadClass("io.loopwatch.ProbeDelivery")
              .getDeclaredMethod("deliver", Instrumentation.class);
      deliver.setAccessible(true);
      deliver.invoke(null, with.instrumentation());
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  private static void assertHolds(JarFile jar, String name, String content) throws IOException {
    try (InputStream in = jar.getInputStream(jar.getJarEntry(name))) {
      assertThat(in).hasContent(content);
    }
  }

  @Test
  void classesThatWereNeverPackaged_needNoDelivery() throws IOException {
    ProbeDelivery.deliver(played.instrumentation());

    assertThat(played.calls()).isEmpty();
  }

  @Test
  void probeThatIsThereAlready_isNotDeliveredAgain() throws Throwable {
    addProbe("java.lang.String", "java.lang.LoopwatchSlot");
    deliver(played);

    assertThat(played.calls()).isEmpty();
  }

  @Test
  void javaLangThatStaysClosed_isGoneAroundByTheBootPath() throws Throwable {
    addProbe("java.lang.LoopwatchBuckets", "java.lang.LoopwatchProbe");
    deliver(played);

    assertThat(played.calls())
        .containsExactly("redefineModule", "appendToBootstrapClassLoaderSearch");
    try (JarFile jar = (JarFile) played.argumentsOf("appendToBootstrapClassLoaderSearch")[0]) {
      assertHolds(jar, "java/lang/LoopwatchBuckets.class", "java.lang.LoopwatchBuckets");
      assertHolds(jar, "java/lang/LoopwatchProbe.class", "java.lang.LoopwatchProbe");
      assertThat(jar.size()).isEqualTo(2);
    }
  }

  @Test
  void moduleThatCannotBeRedefined_isGoneAroundToo() throws Throwable {
    addProbe("java.lang.LoopwatchProbe");
    PlayedInstrumentation refusing =
        new PlayedInstrumentation(
            method -> {
              if (method.equals("redefineModule")) {
                throw new UnsupportedOperationException("played");
              }
            });
    deliver(refusing);

    assertThat(refusing.calls())
        .containsExactly("redefineModule", "appendToBootstrapClassLoaderSearch");
  }

  @Test
  void jarWithoutTheProbe_isAnErrorThatNamesWhatIsMissing() {
    assertThatThrownBy(() -> deliver(played))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(FOLDER + "index");
    addProbe("java.lang.LoopwatchProbe");
    entries.remove(FOLDER + "java.lang.LoopwatchProbe.class");

    assertThatThrownBy(() -> deliver(played))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("java.lang.LoopwatchProbe.class");
    assertThat(played.calls()).isEmpty();
  }
}
