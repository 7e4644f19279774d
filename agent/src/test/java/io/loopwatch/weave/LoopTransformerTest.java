// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.config.LoopMethod;
import io.loopwatch.probe.Probe;
import io.loopwatch.probe.ProbeReset;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ProbeReset.class)
class LoopTransformerTest {
  private static final String EXECUTOR = "io/netty/util/concurrent/SingleThreadEventExecutor";

  private final List<String> notices = new ArrayList<>();
  private final LoopTransformer transformer =
      new LoopTransformer(List.of(), false, false, false, notices::add);
  private final ClassLoader loader = getClass().getClassLoader();

  private byte[] transform(String name, byte[] bytes) {
    return transformer.transform(loader, name, null, null, bytes);
  }

  private byte[] miniLoop(String name) {
    return ClassFiles.renamed(MiniLoop.class, name);
  }

  @Test
  void loopOfTheTable_isWovenAndSeenWhenItRuns() throws Throwable {
    byte[] woven = transform(EXECUTOR, miniLoop(EXECUTOR));
    Object loop = ClassFiles.define(woven).getConstructor().newInstance();
    Reflected.call(loop, "runAllTasks", 1L);

    assertThat(Probe.current().loop()).isSameAs(loop);
    assertThat(notices).isEmpty();
  }

  @Test
  void relocatedLoop_isWoven() {
    String name = "com/acme/shaded/" + EXECUTOR;

    assertThat(transform(name, miniLoop(name))).isNotNull();
  }

  @Test
  void otherClasses_areLeft() {
    for (String name :
        List.of(
            "io/foonetty/util/concurrent/SingleThreadEventExecutor",
            "io/netty/util/concurrent/DefaultPromise",
            "io/netty/buffer/ByteBuf",
            "com/acme/Main")) {
      assertThat(transform(name, miniLoop(name))).as(name).isNull();
    }
    assertThat(notices).isEmpty();
  }

  @Test
  void classOfTheBootLoader_isLeft() {
    byte[] bytes = miniLoop(EXECUTOR);

    assertThat(transformer.transform(null, EXECUTOR, null, null, bytes)).isNull();
  }

  @Test
  void classWithoutAName_isLeft() {
    assertThat(transform(null, miniLoop(EXECUTOR))).isNull();
  }

  @Test
  void classThatCannotBeRead_isLeftAndSaid() {
    assertThat(transform(EXECUTOR, new byte[] {1, 2, 3})).isNull();

    assertThat(notices)
        .singleElement()
        .asString()
        .contains("could not weave", EXECUTOR.replace('/', '.'), "left as it is");
  }

  @Test
  void classOfAJavaThatIsTooNew_isLeftAndSaid() {
    byte[] bytes = miniLoop(EXECUTOR);
    bytes[7] = (byte) 200;

    assertThat(transform(EXECUTOR, bytes)).isNull();
    assertThat(notices).singleElement().asString().contains("could not weave");
  }

  @Test
  void hookThatIsMissing_isSaidAndTheOthersWork() {
    String name = "io/netty/channel/ManualIoEventLoop";
    byte[] woven = transform(name, ClassFiles.renamed(OtherVersion.class, name));

    assertThat(woven).isNotNull();
    assertThat(notices)
        .singleElement()
        .asString()
        .contains("no hook in io.netty.channel.ManualIoEventLoop", "ManualIoEventLoop.runAllTasks");
  }

  /** As if a later Netty had renamed one method of two. */
  @SuppressWarnings("unused") // as if by Netty
  public static class OtherVersion {
    public void runNow() {}

    private int run(List<?> context, long timeout) {
      return 0;
    }
  }

  @Test
  void loopThatTheUserNamed_isWoven() {
    LoopTransformer own =
        new LoopTransformer(
            List.of(new LoopMethod("com.acme.GameLoop", "tick")),
            false,
            false,
            false,
            notices::add);
    byte[] bytes = miniLoop("com/acme/GameLoop");

    assertThat(own.transform(loader, "com/acme/GameLoop", null, null, bytes)).isNotNull();
    assertThat(transform("com/acme/GameLoop", bytes)).isNull();
  }

  @Test
  void methodThatTheUserNamed_andIsNotThere_isSaid() {
    LoopTransformer own =
        new LoopTransformer(
            List.of(new LoopMethod("com.acme.GameLoop", "tock")),
            false,
            false,
            false,
            notices::add);
    byte[] bytes = miniLoop("com/acme/GameLoop");

    assertThat(own.transform(loader, "com/acme/GameLoop", null, null, bytes)).isNull();
    assertThat(notices).singleElement().asString().contains("GameLoop.tock");
  }

  @Test
  void isSighted_fromTheFirstClassOfAFramework() {
    transform("com/acme/Main", miniLoop("com/acme/Main"));
    assertThat(transformer.isSighted()).isFalse();

    transform("io/netty/util/Version", miniLoop("io/netty/util/Version"));
    assertThat(transformer.isSighted()).isTrue();
  }

  @Test
  void selfTest_runsOnceAndLeavesNothing() {
    transformer.prepare(untouched());
    transform(EXECUTOR, miniLoop(EXECUTOR));
    transform(EXECUTOR, miniLoop(EXECUTOR));

    assertThat(Probe.current()).isNull();
    assertThat(Probe.arrived().isForgotten()).isTrue();
    assertThat(Probe.arrived()).isNull();
  }

  @Test
  void loopThatTheUserNamed_inAPackageNamedLikeAFramework_isWoven() {
    LoopTransformer own =
        new LoopTransformer(
            List.of(new LoopMethod("com.acme.netty.Game", "tick")),
            false,
            false,
            false,
            notices::add);
    byte[] bytes = miniLoop("com/acme/netty/Game");

    assertThat(own.transform(loader, "com/acme/netty/Game", null, null, bytes)).isNotNull();
  }

  /** Where blocking calls are not woven, no class is. */
  private static Instrumentation untouched() {
    return (Instrumentation)
        Proxy.newProxyInstance(
            LoopTransformerTest.class.getClassLoader(),
            new Class<?>[] {Instrumentation.class},
            (proxy, method, arguments) -> {
              throw new AssertionError(method.getName());
            });
  }
}
