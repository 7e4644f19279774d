// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The shapes of both versions' public interfaces, played. */
class VertxContextTest {
  /** {@code io.vertx.core.Context}. */
  public interface Context {
    String deploymentID();
  }

  /** Of 4.5. */
  public interface ContextInternal4 extends Context {
    Deployment4 getDeployment();
  }

  /** Of 4.5. */
  public interface Deployment4 {
    String verticleIdentifier();
  }

  /** Of 5. */
  public interface ContextInternal5 extends Context {
    DeploymentContext5 deployment();
  }

  /** Of 5. */
  public interface DeploymentContext5 {
    Deployment5 deployment();
  }

  /** Of 5. */
  public interface Deployment5 {
    String identifier();
  }

  private record Context4(String deploymentID, Deployment4 getDeployment)
      implements ContextInternal4 {}

  private record Context5(String deploymentID, DeploymentContext5 deployment)
      implements ContextInternal5 {}

  private abstract static class Base implements ContextInternal4 {
    @Override
    public Deployment4 getDeployment() {
      return () -> "com.acme.Inherited";
    }
  }

  /** As in Vert.x: the interface is the superclass's. */
  private static final class Inheriting extends Base {
    @Override
    public String deploymentID() {
      return "id-3";
    }
  }

  @Test
  void describe_ofVertx4_namesDeploymentAndVerticle() {
    assertThat(VertxContext.describe(new Context4("id-1", () -> "java:com.acme.Orders")))
        .containsOnly(Map.entry("deploymentId", "id-1"), Map.entry("verticle", "com.acme.Orders"));
  }

  @Test
  void describe_ofVertx5_namesDeploymentAndVerticle() {
    Deployment5 deployment = () -> "com.acme.Orders";
    assertThat(VertxContext.describe(new Context5("id-2", () -> deployment)))
        .containsEntry("deploymentId", "id-2")
        .containsEntry("verticle", "com.acme.Orders");
  }

  @Test
  void describe_findsInterfacesOfASuperclass() {
    assertThat(VertxContext.describe(new Inheriting()))
        .containsEntry("verticle", "com.acme.Inherited");
  }

  @Test
  void describe_ofAContextOfNoVerticle_isEmpty() {
    assertThat(VertxContext.describe(new Context4(null, null))).isEmpty();
  }

  @Test
  void describe_whereTheVerticleIsNotTold_namesTheDeploymentOnly() {
    assertThat(VertxContext.describe(new Context4("id-4", null))).containsOnlyKeys("deploymentId");
    assertThat(VertxContext.describe(new Context5("id-5", null))).containsOnlyKeys("deploymentId");
  }

  @Test
  void describe_ofAContextThatThrows_isEmpty() {
    Context failing =
        () -> {
          throw new IllegalStateException("closed");
        };
    assertThat(VertxContext.describe(failing)).isEmpty();
  }

  @Test
  void describe_ofAnythingElse_isEmpty() {
    assertThat(VertxContext.describe(new Object())).isEmpty();
    assertThat(VertxContext.describe("text")).isEmpty();
  }
}
