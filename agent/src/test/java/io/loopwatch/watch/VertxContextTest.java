// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The shapes of both versions' public interfaces, played. */
class VertxContextTest {
  private final VertxContext contexts = new VertxContext(Runnable::run);

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
    assertThat(contexts.describe(new Context4("id-1", () -> "java:com.acme.Orders")))
        .containsOnly(Map.entry("deploymentId", "id-1"), Map.entry("verticle", "com.acme.Orders"));
  }

  @Test
  void describe_ofVertx5_namesDeploymentAndVerticle() {
    Deployment5 deployment = () -> "com.acme.Orders";
    assertThat(contexts.describe(new Context5("id-2", () -> deployment)))
        .containsEntry("deploymentId", "id-2")
        .containsEntry("verticle", "com.acme.Orders");
  }

  @Test
  void describe_findsInterfacesOfASuperclass() {
    assertThat(contexts.describe(new Inheriting())).containsEntry("verticle", "com.acme.Inherited");
  }

  @Test
  void describe_ofAContextOfNoVerticle_isEmpty() {
    assertThat(contexts.describe(new Context4(null, null))).isEmpty();
  }

  @Test
  void describe_whereTheVerticleIsNotTold_namesTheDeploymentOnly() {
    assertThat(contexts.describe(new Context4("id-4", null))).containsOnlyKeys("deploymentId");
    assertThat(contexts.describe(new Context5("id-5", null))).containsOnlyKeys("deploymentId");
  }

  @Test
  void describe_ofAContextThatThrows_isEmpty() {
    Context failing =
        () -> {
          throw new IllegalStateException("closed");
        };
    assertThat(contexts.describe(failing)).isEmpty();
  }

  @Test
  void describe_ofAnythingElse_isEmpty() {
    assertThat(contexts.describe(new Object())).isEmpty();
    assertThat(contexts.describe("text")).isEmpty();
  }

  /** In 5.2 the answer is behind a monitor, which the very stall may hold. */
  @Test
  void describe_whereTheLookupIsHeldUp_namesTheDeploymentOnly_untilItIsKnown() {
    List<Runnable> heldUp = new ArrayList<>();
    VertxContext slow = new VertxContext(heldUp::add);
    Context4 context = new Context4("id-6", () -> "com.acme.Orders");
    assertThat(slow.describe(context)).containsOnlyKeys("deploymentId");

    heldUp.forEach(Runnable::run);
    assertThat(slow.describe(context)).containsEntry("verticle", "com.acme.Orders");
  }
}
