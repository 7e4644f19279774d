// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What to start: a JDK, a fixture, frameworks, the agent and its options. Mutable; its methods
 * return itself. It may be started more than once; each child has its own folder then, unless
 * {@link #directory} sets one.
 */
public final class Target {
  private final Jdk jdk;
  private final String main;
  private final List<String> frameworks = new ArrayList<>();
  private final List<Path> classes = new ArrayList<>();
  private final Map<String, String> options = new LinkedHashMap<>();
  private final List<String> jvm = new ArrayList<>();
  private final List<String> arguments = new ArrayList<>();
  private final Map<String, String> environment = new LinkedHashMap<>();
  private boolean withAgent = true;
  private String rawOptions;
  private Path directory;

  private Target(Jdk jdk, String main) {
    this.jdk = jdk;
    this.main = main;
    jvm.add("-Xmx256m");
  }

  /** A fixture on a JDK, with the agent. {@code main} is not initialised here. */
  public static Target of(Jdk jdk, Class<?> main) {
    return new Target(jdk, main.getName());
  }

  /** An application in a jar of its own, as {@code java -jar} starts it, with the agent. */
  static Target ofJar(Jdk jdk, Path jar) {
    Target target = new Target(jdk, "-jar");
    target.arguments.add(jar.toString());
    return target;
  }

  /** A class that is not on the class path of the tests, on a JDK, with the agent. */
  static Target ofClass(Jdk jdk, String main) {
    return new Target(jdk, main);
  }

  /** Adds the jars of folders of {@code target/frameworks} to its class path. */
  public Target frameworks(String... names) {
    frameworks.addAll(List.of(names));
    return this;
  }

  /** Adds folders of classes, or jars, to its class path. */
  public Target classes(Path... more) {
    classes.addAll(List.of(more));
    return this;
  }

  /** Sets an option of the agent. */
  public Target option(String key, String value) {
    options.put(key, value);
    return this;
  }

  /**
   * Gives the agent these arguments and no other, so no event log either; empty for a bare {@code
   * -javaagent:loopwatch.jar}.
   */
  public Target rawOptions(String raw) {
    rawOptions = raw;
    return this;
  }

  /** Starts it without the agent: the baseline of a comparison. */
  public Target withoutAgent() {
    withAgent = false;
    return this;
  }

  /** Adds options of the JVM. */
  public Target jvm(String... more) {
    jvm.addAll(List.of(more));
    return this;
  }

  /** Adds arguments of the fixture. */
  public Target arguments(String... more) {
    arguments.addAll(List.of(more));
    return this;
  }

  /** Sets an environment variable. */
  public Target environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Its working directory, which outlives it; by default a new one that does not. */
  public Target directory(Path folder) {
    directory = folder;
    return this;
  }

  /** Starts it and waits until its fixture is ready. */
  public ChildJvm start() {
    ChildJvm child = launch();
    try {
      child.awaitReady();
      return child;
    } catch (RuntimeException | Error failure) {
      child.close();
      throw failure;
    }
  }

  /** Starts it and waits for nothing. */
  public ChildJvm launch() {
    Path java = jdk.java();
    Path folder = directory == null ? Places.newFolder() : directory;
    Path events = folder.resolve("events.jsonl");
    ProcessBuilder builder = new ProcessBuilder(command(java, events)).directory(folder.toFile());
    builder.environment().keySet().removeIf(Target::isInherited);
    builder.environment().putAll(environment);
    try {
      return new ChildJvm(builder.start(), folder, directory == null, new EventFile(events));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What would change the child or print to its stderr. */
  private static boolean isInherited(String variable) {
    return variable.startsWith("LOOPWATCH_")
        || variable.equals("JAVA_TOOL_OPTIONS")
        || variable.equals("JDK_JAVA_OPTIONS");
  }

  private List<String> command(Path java, Path events) {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    if (withAgent) {
      command.add("-javaagent:" + Places.agent() + agentArguments(events));
    }
    command.addAll(jvm);
    if (!main.equals("-jar")) {
      command.add("-cp");
      command.add(classPath());
    }
    command.add(main);
    command.addAll(arguments);
    return command;
  }

  private String agentArguments(Path events) {
    if (rawOptions != null) {
      return rawOptions.isEmpty() ? "" : "=" + rawOptions;
    }
    Map<String, String> all = new LinkedHashMap<>(options);
    all.putIfAbsent("events", events.toString());
    return all.entrySet().stream()
        .map(option -> option.getKey() + "=" + option.getValue())
        .collect(Collectors.joining(",", "=", ""));
  }

  private String classPath() {
    List<Path> entries = new ArrayList<>(List.of(Places.fixtures()));
    frameworks.forEach(name -> entries.addAll(Places.framework(name)));
    entries.addAll(classes);
    return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
