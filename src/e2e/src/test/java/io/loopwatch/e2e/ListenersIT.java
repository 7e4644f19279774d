// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.e2e.fixture.Launcher;
import io.loopwatch.e2e.fixture.LoopLab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Applications that are told by a listener of their own, however their classes are loaded. */
class ListenersIT {
  private static final String THREAD = "loopwatch-listener acme.Shedder";

  @TempDir static Path folder;

  private static Path listener;
  private static Path module;
  private static Path api;

  @BeforeAll
  static void build() throws IOException {
    listener = ListenerFolder.in(folder);
    module = folder.resolve("listening");
    Sources.compile("listening", module, List.of(Places.agent()));
    api = folder.resolve("api");
    copyApi();
  }

  /** As shade does it: an application that has the API in its own jar. */
  private static void copyApi() throws IOException {
    try (JarFile jar = new JarFile(Places.agent().toFile())) {
      for (var entry :
          jar.stream().filter(e -> e.getName().matches("io/loopwatch/api/.+")).toList()) {
        Path file = api.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.write(file, jar.getInputStream(entry).readAllBytes());
      }
    }
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("frameworks")
  void onTheClassPath(Jdk jdk, String framework) {
    Cell cell = new Cell(jdk, framework, framework.startsWith("netty") ? "nio" : "");
    Target target =
        cell.target().option("threshold", "300ms").option("grace", "1h").classes(listener);
    try (ChildJvm child = cell.start(target)) {
      cell.client(child).call("/quiet/task/0");
      cell.client(child).call("/sleep/task/" + OneStall.MILLIS);
      child.events().await("its end", OneStall.sleep("ended"));
      assertThat(child.stop()).isZero();
      assertTold(child, cell.loopKind());
    }
  }

  static Stream<Arguments> frameworks() {
    return Jdks.all()
        .flatMap(
            jdk ->
                Stream.of("netty-4.1", "netty-4.2", "vertx-4", "vertx-5")
                    .map(framework -> Arguments.of(jdk, framework)));
  }

  /**
   * {@code child}: the application's loader asks the JVM's class path, where the agent is; the
   * others have the API in the application, and ask for nothing.
   */
  @ParameterizedTest(name = "{0}, the API in the application: {1}")
  @CsvSource({"child,false", "child,true", "fat,true", "fat-hidden,true", "osgi,true"})
  void inALoaderOfItsOwn(String kind, boolean hasApi) {
    List<Path> paths = new ArrayList<>(List.of(Places.fixtures(), listener));
    paths.addAll(Places.framework("netty-4.1"));
    if (hasApi) {
      paths.add(api);
    }
    Target target =
        Target.of(Jdks.own(), Launcher.class)
            .option("threshold", "300ms")
            .option("lag.threshold", "10s")
            .option("iteration.threshold", "10s")
            .arguments(kind, Sources.path(paths), LoopLab.class.getName(), "nio", "2");
    if (kind.equals("child")) {
      target.frameworks(
          "netty-4.1"); // the fixtures are on the JVM's class path, which is asked first
    }
    try (ChildJvm child = target.start()) {
      OneStall.on(child);
      assertThat(child.stop()).isZero();
      OneStall.isAllThatIsTold(child);
      assertTold(child, "netty");
    }
  }

  /** A listener in a module, which requires the jar as an automatic one. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void onTheModulePath(Jdk jdk) {
    Target target =
        AppLogging.lab(jdk)
            .jvm("--module-path", Sources.path(List.of(module, Places.agent())))
            .jvm("--add-modules", "acme.listening");
    try (ChildJvm child = target.start()) {
      OneStall.on(child);
      assertThat(child.stop()).isZero();
      OneStall.isAllThatIsTold(child);
      assertThat(told(child)).contains("stall netty loopwatch-listener acme.listening.Listening");
      assertThat(child.stderr().lines().get(0)).matches("loopwatch \\d.* is on: .*");
    }
  }

  @Test
  void oneThatThrows_isToldOfOnce() {
    Target target = AppLogging.lab(Jdks.own()).classes(listener).jvm("-Dacme.throw=true");
    try (ChildJvm child = target.start()) {
      OneStall.on(child);
      assertThat(child.stop()).isZero();
      OneStall.isTold(child);
      assertThat(child.events().matching(event -> event.is("notice")))
          .extracting(event -> event.text("text"))
          .singleElement()
          .asString()
          .startsWith("listener acme.Shedder failed, next try in 1 s: ")
          .endsWith("java.lang.IllegalStateException: not today");
      assertThat(child.stderr().text()).contains("listener acme.Shedder has ended; ");
    }
  }

  /** Of the one sleep, twice, on a thread of its own. */
  private static void assertTold(ChildJvm child, String loopKind) {
    List<String> stalls = told(child).lines().filter(line -> line.startsWith("stall ")).toList();
    assertThat(stalls)
        .filteredOn(line -> line.contains(" sleep "))
        .hasSize(2)
        .allMatch(line -> line.endsWith(THREAD))
        .satisfies(seen -> assertThat(seen.get(0)).startsWith("stall seen " + loopKind))
        .satisfies(ended -> assertThat(ended.get(1)).startsWith("stall ended " + loopKind));
    assertThat(child.events().matching(event -> event.is("notice"))).as("notices").isEmpty();
  }

  private static String told(ChildJvm child) {
    try {
      return Files.readString(child.directory().resolve("told.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException("the listener was told nothing", e);
    }
  }
}
