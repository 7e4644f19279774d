// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles what cannot be a fixture, because it must not stand on the class path, from {@code
 * src/test/resources/sources}. For Java 17.
 */
public final class Sources {
  private Sources() {}

  /** Compiles a folder of sources into another one; modules are found on the path given. */
  static void compile(String name, Path into, List<Path> modulePath) {
    compile(name, into, "--module-path", modulePath);
  }

  /** The same for classes of no module. */
  static void compileOnClassPath(String name, Path into, List<Path> classPath) {
    compile(name, into, "--class-path", classPath);
  }

  private static void compile(String name, Path into, String option, List<Path> path) {
    List<String> options = new ArrayList<>(List.of("--release", "17", "-d", into.toString()));
    if (!path.isEmpty()) {
      options.addAll(List.of(option, path(path)));
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
    List<Path> sources = files(Places.fixtures().resolve("sources").resolve(name));
    assertThat(
            compiler
                .getTask(
                    null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                .call())
        .as("%s compiles", name)
        .isTrue();
  }

  /** Packs a folder of classes as an agent. */
  public static Path agent(Path classes, String premain, Path jar) {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Premain-Class", premain);
    attributes.putValue("Can-Retransform-Classes", "true");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      for (Path each : files(classes)) {
        out.putNextEntry(new JarEntry(classes.relativize(each).toString().replace('\\', '/')));
        Files.copy(each, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }

  /** As one option of the JVM. */
  static String path(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
