// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import net.bytebuddy.jar.asm.ClassReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is in the jar that users put on their command line, and what must not be. */
class ShadedJarIT {
  private static final Path JAR = Path.of(System.getProperty("loopwatch.jar"));
  private static final String PROBE = "META-INF/loopwatch/probe/";
  private static final String INDEX = PROBE + "index";
  private static final long MAX_BYTES = 5L << 20;

  private static JarFile jar;

  @BeforeAll
  static void openJar() throws IOException {
    jar = new JarFile(JAR.toFile());
  }

  @AfterAll
  static void closeJar() throws IOException {
    jar.close();
  }

  @Test
  void classes_areOursOrRelocated() {
    assertThat(classes()).isNotEmpty().allMatch(name -> name.startsWith("io/loopwatch/"));
  }

  @Test
  void entries_areClassesOrMetadata() {
    assertThat(entries())
        .allMatch(name -> name.startsWith("io/loopwatch/") || name.startsWith("META-INF/"))
        .noneMatch(name -> name.startsWith("META-INF/versions/"))
        .noneMatch(name -> name.startsWith("META-INF/maven/"))
        .noneMatch(name -> name.matches("META-INF/[^/]+\\.(SF|DSA|RSA)"))
        .noneMatch(name -> name.endsWith("module-info.class"));
  }

  @Test
  void licences_areThere() {
    assertThat(entries())
        .contains("META-INF/LICENSE", "META-INF/NOTICE", "META-INF/licenses/ASM")
        .contains("META-INF/licenses/JLine");
  }

  @Test
  void thePagesScripts_areThere_withTheLibraryTheyDrawWith() {
    assertThat(entries())
        .contains("io/loopwatch/page/page.html", "io/loopwatch/page/page.css")
        .contains("io/loopwatch/page/uPlot.iife.min.js", "io/loopwatch/page/uPlot.LICENSE")
        .noneMatch(name -> name.contains("webjars"));
    assertThat(content("META-INF/NOTICE")).contains("uPlot");
  }

  @Test
  void everyLibrary_isRelocated() {
    for (String library :
        List.of(
            "bytebuddy/jar/asm",
            "bytebuddy/agent",
            "hdrhistogram",
            "picocli",
            "gson",
            "jline",
            "prometheus")) {
      assertThat(classes()).anyMatch(name -> name.startsWith("io/loopwatch/shaded/" + library));
    }
  }

  @Test
  void slf4j_isLeftToTheApplication() {
    assertThat(entries()).noneMatch(name -> name.contains("slf4j"));
    assertThat(classes()).noneMatch(name -> content(name).contains("io/loopwatch/shaded/slf4j"));
  }

  /** So that an application can have a copy, and of another version. */
  @Test
  void theApi_isThere_andKnowsNothingElseOfOurs() {
    List<String> api =
        classes().stream().filter(name -> name.startsWith("io/loopwatch/api/")).toList();
    assertThat(api)
        .containsExactlyInAnyOrder(
            "io/loopwatch/api/LoopwatchEvent.class",
            "io/loopwatch/api/LoopwatchListener.class",
            "io/loopwatch/api/package-info.class");
    assertThat(api).noneMatch(name -> content(name).matches("(?s).*io/loopwatch/(?!api/).*"));
  }

  @Test
  void junit_isLeftToTheUser() {
    assertThat(entries()).noneMatch(name -> name.contains("org/junit/"));
    assertThat(classes())
        .filteredOn(name -> content(name).contains("org/junit/"))
        .isNotEmpty()
        .allMatch(name -> name.startsWith("io/loopwatch/junit/"));
  }

  /**
   * JUnit loads them in every run that has the jar, also on a JVM that is too old for Loopwatch.
   */
  @Test
  void whatJunitFindsByItself_isJava8() {
    List<String> services =
        entries().stream().filter(name -> name.startsWith("META-INF/services/org.junit.")).toList();
    assertThat(services).hasSize(3);
    for (String service : services) {
      String provider = content(service).strip().replace('.', '/') + ".class";
      assertThat(bytes(provider)[7]).as(provider).isEqualTo((byte) 52);
    }
  }

  @Test
  void classFiles_areJava17OrOlder() {
    assertThat(classes()).allMatch(name -> bytes(name)[7] <= 61, "class file version");
  }

  @Test
  void probe_isListedInTheIndex() {
    List<String> index = content(INDEX).lines().toList();
    List<String> stored =
        entries().stream().filter(name -> name.startsWith(PROBE) && !name.equals(INDEX)).toList();
    assertThat(index)
        .contains(PROBE + "java.lang.LoopwatchProbe.class")
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(stored);
  }

  @Test
  void probe_canBeDefinedInTheOrderOfTheIndex() {
    Set<String> defined = new HashSet<>();
    for (String resource : content(INDEX).lines().toList()) {
      ClassReader probe = new ClassReader(bytes(resource));
      assertThat(resource).isEqualTo(PROBE + probe.getClassName().replace('/', '.') + ".class");
      assertThat(probe.getSuperName()).matches(name -> isJdk(name) || defined.contains(name));
      assertThat(probe.getInterfaces()).allMatch(name -> isJdk(name) || defined.contains(name));
      defined.add(probe.getClassName());
    }
  }

  @Test
  void noClass_namesTheProbeByItsSourceName() {
    assertThat(entries()).noneMatch(name -> name.startsWith("io/loopwatch/probe/"));
    assertThat(entries())
        .filteredOn(name -> name.endsWith(".class"))
        .noneMatch(name -> content(name).contains("io/loopwatch/probe/"));
  }

  @Test
  void agent_callsTheProbeInJavaLang() {
    assertThat(classes()).anyMatch(name -> content(name).contains("java/lang/LoopwatchProbe"));
  }

  @Test
  void manifest_namesTheEntryPoints() throws IOException {
    Attributes manifest = jar.getManifest().getMainAttributes();
    assertThat(manifest.getValue("Premain-Class")).isEqualTo("io.loopwatch.LoopwatchAgent");
    assertThat(manifest.getValue("Agent-Class")).isEqualTo("io.loopwatch.LoopwatchAgent");
    assertThat(manifest.getValue("Main-Class")).isEqualTo("io.loopwatch.cli.Main");
    assertThat(classes())
        .contains("io/loopwatch/LoopwatchAgent.class", "io/loopwatch/cli/Main.class");
  }

  @Test
  void manifest_asksForWhatTheAgentNeeds() throws IOException {
    Attributes manifest = jar.getManifest().getMainAttributes();
    assertThat(manifest.getValue("Can-Redefine-Classes")).isEqualTo("true");
    assertThat(manifest.getValue("Can-Retransform-Classes")).isEqualTo("true");
    assertThat(manifest.getValue("Implementation-Version")).isNotBlank();
    assertThat(manifest.getValue("Multi-Release")).isEqualTo("false");
    assertThat(manifest.getValue("Automatic-Module-Name")).isEqualTo("io.loopwatch");
    assertThat(manifest.getValue("Boot-Class-Path")).isNull();
  }

  @Test
  void size_isWithinBounds() throws IOException {
    assertThat(Files.size(JAR)).isLessThanOrEqualTo(MAX_BYTES);
  }

  private static boolean isJdk(String internalName) {
    return internalName.startsWith("java/") && !internalName.contains("Loopwatch");
  }

  private static List<String> classes() {
    return entries().stream()
        .filter(name -> name.endsWith(".class") && !name.startsWith(PROBE))
        .toList();
  }

  private static List<String> entries() {
    return jar.stream().filter(entry -> !entry.isDirectory()).map(JarEntry::getName).toList();
  }

  /** The entry with each byte as one character: names in a class file are found as they are. */
  private static String content(String entry) {
    return new String(bytes(entry), entry.equals(INDEX) ? UTF_8 : ISO_8859_1);
  }

  private static byte[] bytes(String entry) {
    try (var in = jar.getInputStream(jar.getEntry(entry))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(entry, e);
    }
  }
}
