// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppPackageTest {
  @ParameterizedTest
  @CsvSource({
    "com.acme.Main, com.acme",
    "com.acme.orders.api.Main, com.acme",
    "com.acme.orders.Main$Nested, com.acme",
    "com.acme.MainKt, com.acme",
    "java:com.acme.verticle.Orders, com.acme",
    "demo.Main, demo",
    "com.github.somebody.shop.Main, com.github.somebody",
    "io.github.somebody.Main, io.github.somebody",
    "org.apache.pulsar.Main, org.apache.pulsar",
    "com.google.ads.Main, com.google.ads",
    "uk.co.acme.shop.Main, uk.co.acme",
    "org.springframework.samples.petclinic.Main, org.springframework.samples",
    "io.vertx.example.core.Main, io.vertx.example",
    "com.zaxxer.shop.Main, com.zaxxer.shop",
  })
  void package_isOfWhoWroteTheClass(String type, String expected) {
    assertThat(AppPackage.of(type)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Main",
        "",
        "io.vertx.core.Launcher",
        "io.vertx.launcher.application.VertxApplication",
        "org.springframework.boot.loader.launch.JarLauncher",
        "org.apache.maven.surefire.booter.ForkedBooter",
        "org.junit.platform.console.ConsoleLauncher",
        "worker.org.gradle.process.internal.worker.GradleWorkerMain",
        "jdk.jshell.execution.RemoteExecutionControl",
        "io.netty.example.echo.EchoServer",
        "com.zaxxer.hikari.Main",
        "com.google.common.Main",
        "com.google.Main",
        "io.github.Main",
        "uk.co.Main",
        "com.Main",
        "kotlin.Main",
        "service:orders",
        "https://repo/app",
      })
  void package_thatIsNotTheUsersOrNotOne_isNone(String type) {
    assertThat(AppPackage.of(type)).isNull();
  }

  @Test
  void noLearntPackage_hasAllOfALibrary() {
    assertThat(Owners.hasLibrary("org.h2")).isTrue();
    assertThat(AppPackage.of("org.h2.tools.Server")).isEqualTo("org.h2.tools");
    assertThat(AppPackage.of("com.fasterxml.Main")).isNull();
  }
}
