// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A user's tests in a JVM of their own, run by JUnit's own console launcher, with the shipped jar
 * on the class path and as agent.
 *
 * @param failures the tests that failed, each with all of its stack trace
 * @param passed the tests that did not
 * @param stderr what was written to stderr
 */
record JUnitRun(Map<String, String> failures, List<String> passed, List<String> stderr) {
  private static final String CONSOLE = "org.junit.platform.console.ConsoleLauncher";

  /** The sources of the tests, compiled against the shipped jar. */
  static void compile(Path into) {
    Path sources = Places.fixtures().resolve("sources/noblocking");
    List<String> arguments = new ArrayList<>(List.of("--release", "17", "-d", into.toString()));
    arguments.addAll(List.of("-cp", Sources.path(libraries("junit-5"))));
    try (Stream<Path> files = Files.walk(sources)) {
      files.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int exitCode =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(exitCode).as("the tests compile").isZero();
  }

  /**
   * Runs them to the end.
   *
   * @param junit a folder of {@code target/frameworks}
   * @param tests the folder that they were compiled into
   * @param jvm options of the JVM, the agent's among them
   * @param selected arguments of the launcher, which tests to run
   */
  static JUnitRun of(Jdk jdk, String junit, Path tests, List<String> jvm, List<String> selected) {
    Path folder = Places.newFolder();
    List<Path> classPath = new ArrayList<>(List.of(tests));
    classPath.addAll(libraries(junit));
    List<String> command = new ArrayList<>(List.of(jdk.java().toString(), "-Xmx256m"));
    command.addAll(jvm);
    command.addAll(List.of("-cp", Sources.path(classPath), CONSOLE, "execute"));
    command.addAll(List.of("--reports-dir", folder.toString(), "--disable-ansi-colors"));
    command.addAll(selected);
    EventFile none = new EventFile(folder.resolve("none"));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    try (ChildJvm child = new ChildJvm(builder.start(), folder, true, none)) {
      int exitCode = child.awaitExit();
      JUnitRun run = read(folder.resolve("TEST-junit-jupiter.xml"), child);
      assertThat(exitCode).isEqualTo(run.failures.isEmpty() ? 0 : 1);
      return run;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The agent as an option of the JVM. */
  static String agent(String options) {
    return "-javaagent:" + Places.agent() + "=" + options;
  }

  private static List<Path> libraries(String junit) {
    List<Path> libraries = new ArrayList<>(Places.framework(junit));
    libraries.addAll(Places.framework("netty-4.1"));
    libraries.add(Places.agent());
    return libraries;
  }

  private static JUnitRun read(Path report, ChildJvm child) {
    Map<String, String> failures = new LinkedHashMap<>();
    List<String> passed = new ArrayList<>();
    for (Element test : tests(report, child)) {
      String name = test.getAttribute("name").replace("()", "");
      NodeList why = test.getElementsByTagName("failure");
      NodeList error = test.getElementsByTagName("error");
      if (why.getLength() + error.getLength() == 0) {
        passed.add(name);
      } else {
        failures.put(name, (why.getLength() > 0 ? why : error).item(0).getTextContent());
      }
    }
    return new JUnitRun(failures, passed, child.stderr().lines());
  }

  private static List<Element> tests(Path report, ChildJvm child) {
    try {
      NodeList found =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(report.toFile())
              .getElementsByTagName("testcase");
      Element[] tests = new Element[found.getLength()];
      Arrays.setAll(tests, i -> (Element) found.item(i));
      return List.of(tests);
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new AssertionError("no report\n" + child.stdout().text() + child.stderr().text(), e);
    }
  }
}
