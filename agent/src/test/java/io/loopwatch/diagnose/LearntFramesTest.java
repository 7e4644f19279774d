// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import static io.loopwatch.diagnose.Stacks.frame;
import static io.loopwatch.diagnose.Stacks.stack;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose code it is where the user does not say it. */
class LearntFramesTest {
  private static final String CLIENT = "net.somebody.client.Wire.send";
  private static final String LOAD = "com.acme.orders.OrderStore.load";
  private static final String NETTY = "io.netty.channel.nio.NioEventLoop.run";

  private final Frames guessing = new Frames(List.of());
  private final Frames learnt = new Frames(List.of(), List.of("com.acme"));

  @Test
  void unknownClientUnderTheUsersCode_isNotToBlame() {
    List<StackTraceElement> stack = stack("java.net.Socket.read", CLIENT, LOAD, NETTY);

    assertThat(learnt.culprit(stack)).isEqualTo(frame(LOAD));
    assertThat(guessing.culprit(stack)).isEqualTo(frame(CLIENT));
  }

  @Test
  void stackWithoutAnyOfTheUsersCode_isAsIfNothingWereKnown() {
    assertThat(learnt.culprit(stack("java.net.Socket.read", CLIENT, NETTY)))
        .isEqualTo(frame(CLIENT));
    assertThat(learnt.culprit(stack("org.postgresql.Driver.read", CLIENT, NETTY)))
        .isEqualTo(frame(CLIENT));
    assertThat(learnt.culprit(stack("org.postgresql.Driver.read", NETTY)))
        .isEqualTo(frame("org.postgresql.Driver.read"));
  }

  @Test
  void learntPackage_isAWholeOne() {
    assertThat(learnt.culprit(stack("com.acmebank.Ledger.book", LOAD, NETTY)))
        .isEqualTo(frame(LOAD));
  }

  @Test
  void whatTheUserSays_isStronger() {
    Frames said = new Frames(List.of("net.somebody"), List.of("com.acme"));

    assertThat(said.culprit(stack(LOAD, CLIENT, NETTY))).isEqualTo(frame(CLIENT));
    assertThat(said.knowing(Map.of("verticle", "com.acme.Orders"))).isSameAs(said);
  }

  @Test
  void verticle_saysWhereItsCodeIs() {
    Frames knowing = guessing.knowing(Map.of("verticle", "com.acme.orders.OrdersVerticle"));

    assertThat(knowing.culprit(stack(CLIENT, LOAD, NETTY))).isEqualTo(frame(LOAD));
    assertThat(guessing.knowing(Map.of("deploymentId", "1"))).isSameAs(guessing);
    assertThat(guessing.knowing(Map.of("verticle", "io.vertx.ext.web.Router"))).isSameAs(guessing);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.sun.proxy.$Proxy12.load",
        "com.acme.$Proxy7.load",
        "com.acme.OrderStore$$EnhancerBySpringCGLIB$$1a2b.load",
        "com.acme.OrderStore$$SpringCGLIB$$0.load",
        "com.acme.OrderStore$$FastClassBySpringCGLIB$$1a2b.invoke",
        "com.acme.OrderStore$$Lambda/0x00007f.run",
        "com.acme.OrderStore$$Lambda$14.run",
        "com.acme.OrderStore_$$_jvst1a2_0.load",
        "com.acme.OrderStore$ByteBuddy$a1b2.load",
        "com.acme.OrderStore$HibernateProxy$a1b2.load",
        "com.acme.OrderStore_ClientProxy.load",
        "jdk.internal.reflect.GeneratedMethodAccessor12.invoke",
        "sun.reflect.GeneratedConstructorAccessor3.newInstance",
      })
  void classThatIsMadeAtRunTime_isNobodys(String generated) {
    assertThat(learnt.culprit(stack(generated, LOAD, NETTY))).isEqualTo(frame(LOAD));
    assertThat(guessing.culprit(stack(generated, NETTY))).isNull();
    assertThat(new Frames(List.of("com.acme")).culprit(stack(generated, NETTY))).isNull();
    assertThat(Frames.callback(stack(LOAD, generated, NETTY)))
        .isEqualTo("com.acme.orders.OrderStore");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.acme.Orders$load$1.invokeSuspend",
        "com.acme.Orders.load$lambda$0",
        "com.acme.Orders.lambda$load$3",
        "com.acme.Orders.access$000",
        "com.acme.ProxyStore.load",
        "com.acme.$Proxy.load",
      })
  void whatCompilersMakeOfTheUsersCode_isTheUsers(String own) {
    assertThat(learnt.culprit(stack(own, NETTY))).isEqualTo(frame(own));
    assertThat(guessing.culprit(stack("kotlin.Unit.of", own, NETTY))).isEqualTo(frame(own));
  }
}
