// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.probe.Carrier;
import io.loopwatch.probe.Carriers;
import io.loopwatch.probe.ProbeReset;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When virtual threads are woven, and what is said where they cannot be: here, they cannot. */
@ExtendWith(ProbeReset.class)
class CarrierHooksTest {
  private static final String TYPE = "java/lang/VirtualThread";

  private final List<String> notices = new ArrayList<>();
  private final CarrierHooks hooks = new CarrierHooks(notices::add);

  /** The rows as they are placed. */
  static List<HookPoint> rowsOfVirtualThreads() {
    CarrierHooks hooks = new CarrierHooks(notice -> {});
    hooks.install(classless());
    return hooks.rows(TYPE);
  }

  /** It knows a class that is no virtual thread's, and weaves nothing. */
  private static Instrumentation classless() {
    return (Instrumentation)
        Proxy.newProxyInstance(
            CarrierHooksTest.class.getClassLoader(),
            new Class<?>[] {Instrumentation.class},
            (proxy, method, arguments) ->
                method.getReturnType().isArray() ? new Class<?>[] {Thread.class} : null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java/lang/VirtualThread$VThreadContinuation",
        "java/lang/VirtualThread$VThreadContinuation$1"
      })
  void classThatOnlyVirtualThreadsLoad_isASighting_once(String name) {
    assertThat(hooks.isDue()).isFalse();
    assertThat(hooks.isSighting(name)).isTrue();
    assertThat(hooks.isSighting(name)).isFalse();
    assertThat(hooks.isDue()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        TYPE,
        "java/lang/VirtualThreads",
        "java/lang/ThreadBuilders$VirtualThreadBuilder",
        "java/lang/ThreadBuilders$VirtualThreadFactory",
        "java/lang/ThreadBuilders",
        "java/lang/ThreadBuilders$PlatformThreadBuilder",
        "java/lang/Thread$Builder",
        "com/acme/VirtualThread$Task",
        "com/acme/java/lang/VirtualThread$Task"
      })
  void otherClass_isNone(String name) {
    assertThat(hooks.isSighting(name)).isFalse();
    assertThat(hooks.isDue()).isFalse();
    assertThat(hooks.lookBack(classless())).isFalse();
  }

  @Test
  void rows_areThereOncePlacing_andForThatClassOnly() {
    assertThat(hooks.rows(TYPE)).isEmpty();
    hooks.isSighting(TYPE + "$VThreadContinuation");
    assertThat(hooks.rows(TYPE)).isEmpty();
    hooks.install(classless());

    assertThat(hooks.rows(TYPE))
        .extracting(HookPoint::advice)
        .containsExactly(Advice.MOUNT, Advice.HOLD);
    assertThat(hooks.rows(TYPE).get(1).operation()).isEqualTo(BlockingPoints.pinned());
    assertThat(hooks.rows(TYPE + "$VThreadContinuation")).isEmpty();
    assertThat(hooks.rows("java/lang/Thread")).isEmpty();
  }

  @Test
  void rows_areAroundTheTwoMethods_andNoOther() {
    HookPoint mount = rowsOfVirtualThreads().get(0);
    HookPoint park = rowsOfVirtualThreads().get(1);

    assertThat(mount.isAround("runContinuation", "()V")).isTrue();
    assertThat(park.isAround("parkOnCarrierThread", "(ZJ)V")).isTrue();
    for (HookPoint row : List.of(mount, park)) {
      assertThat(row.isAround("runContinuation", "(I)V")).isFalse();
      assertThat(row.isAround("submitRunContinuation", "()V")).isFalse();
      assertThat(row.isAround("yieldContinuation", "()Z")).isFalse();
      assertThat(row.isAround("mount", "()V")).isFalse();
      assertThat(row.isAround("unmount", "()V")).isFalse();
      assertThat(row.isAround("park", "()V")).isFalse();
    }
  }

  /** Nothing is woven in unit tests, on no JDK. */
  @Test
  void hooksThatDoNotWork_areSaidOnce_andCarriersPolled() {
    hooks.isSighting(TYPE + "$VThreadContinuation");
    hooks.install(classless());

    assertThat(hooks.isDead()).isTrue();
    assertThat(hooks.isWoven()).isFalse();
    assertThat(hooks.isDue()).as("tried once").isFalse();
    assertThat(notices)
        .singleElement()
        .asString()
        .startsWith("mounts of virtual threads are not measured, ")
        .endsWith("their carriers are polled instead: one that is held is told, a pin is not");
  }

  @Test
  void trying_leavesNoCarrierBehind() {
    hooks.install(classless());

    assertThat(Carriers.current()).isNull();
    for (Carrier tried = Carriers.arrived(); tried != null; tried = Carriers.arrived()) {
      assertThat(tried.isForgotten()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mount", "unmount"})
  @SuppressWarnings("unchecked")
  void deadProbe_isFoundBeforeAnythingIsWoven(String hook) throws Exception {
    FreshLoader broken = SelfTestTest.withDead(Carriers.class, hook, "()V");
    Class<?> type = broken.loadClass(CarrierHooks.class.getName());
    Constructor<?> constructor = type.getDeclaredConstructor(Consumer.class);
    constructor.setAccessible(true);
    Consumer<String> listener = notices::add;
    Method install = type.getDeclaredMethod("install", Instrumentation.class);
    install.setAccessible(true);
    install.invoke(constructor.newInstance(listener), classless());

    assertThat(notices).singleElement().asString().contains("the self-test failed");
  }

  @Test
  void transformer_looksForVirtualThreads_whereThereCanBeAny() {
    for (boolean watches : new boolean[] {true, false}) {
      LoopTransformer transformer =
          new LoopTransformer(List.of(), false, watches, false, notices::add);
      byte[] bytes = ClassFiles.of(MiniVirtualThread.class);
      String name = TYPE + "$VThreadContinuation";

      assertThat(transformer.transform(null, name, null, null, bytes)).isNull();
      assertThat(transformer.isSighted()).isEqualTo(watches && LoopTransformer.canWatchCarriers());
      assertThat(transformer.measuresMounts()).isFalse();
      assertThat(transformer.pollsCarriers()).isFalse();
    }
    assertThat(LoopTransformer.canWatchCarriers()).isEqualTo(Runtime.version().feature() >= 21);
    assertThat(notices).isEmpty();
  }
}
