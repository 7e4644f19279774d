// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainClassTest {
  @TempDir Path folder;

  private static List<String> packages(String... namesAndValues) {
    Map<String, String> properties = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      properties.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new MainClass(properties::get).packages();
  }

  private static List<String> started(String command) {
    return packages("sun.java.command", command, "java.class.path", "/lib/a.jar:/lib/b.jar");
  }

  private List<String> jar(String... attributes) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
    for (int i = 0; i < attributes.length; i += 2) {
      manifest.getMainAttributes().putValue(attributes[i], attributes[i + 1]);
    }
    Path jar = folder.resolve("my app.jar");
    try (OutputStream out = Files.newOutputStream(jar)) {
      new JarOutputStream(out, manifest).close();
    }
    return packages("sun.java.command", jar + " run --fast", "java.class.path", jar.toString());
  }

  @Test
  void classOnThePath_saysIt() {
    assertThat(started("com.acme.orders.Main --port 80")).containsExactly("com.acme");
    assertThat(started("com.acme.orders.Main")).containsExactly("com.acme");
  }

  @Test
  void module_saysIt() {
    assertThat(packages("jdk.module.main.class", "com.acme.orders.Main"))
        .containsExactly("com.acme");
    assertThat(started("com.acme.shop/com.acme.orders.Main")).containsExactly("com.acme");
  }

  @Test
  void manifest_saysIt() throws IOException {
    assertThat(jar("Main-Class", "com.acme.orders.Main")).containsExactly("com.acme");
  }

  @Test
  void manifestOfALauncher_saysWhatThatStarts() throws IOException {
    assertThat(
            jar(
                "Main-Class", "org.springframework.boot.loader.launch.JarLauncher",
                "Start-Class", "org.acme.shop.Application"))
        .containsExactly("org.acme");
    assertThat(
            jar(
                "Main-Class",
                "io.vertx.launcher.application.VertxApplication",
                "Main-Verticle",
                "io.acme.MainVerticle"))
        .containsExactly("io.acme");
  }

  @Test
  void launcherThatStartsNobodyKnowsWhat_saysNothing() throws IOException {
    assertThat(jar("Main-Class", "io.vertx.core.Launcher")).isEmpty();
    assertThat(jar()).isEmpty();
    assertThat(started("org.apache.maven.surefire.booter.ForkedBooter /tmp/x")).isEmpty();
    assertThat(started("Main")).isEmpty();
  }

  @Test
  void jarThatCannotBeRead_orNoCommand_saysNothing() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.jar"), "no jar");

    assertThat(packages("sun.java.command", "gone.jar", "java.class.path", "gone.jar")).isEmpty();
    assertThat(
            packages("sun.java.command", broken.toString(), "java.class.path", broken.toString()))
        .isEmpty();
    assertThat(packages()).isEmpty();
    assertThat(packages("sun.java.command", "")).isEmpty();
  }
}
