// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.probe.Failures;
import io.loopwatch.probe.ProbeReset;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The hooks in futures: they are alive, they fit this JDK, and without them nothing is woven. */
@ExtendWith(ProbeReset.class)
class DroppedHooksTest {
  private static final String PROMISE = "io/netty/util/concurrent/DefaultPromise";

  private final List<String> notices = new ArrayList<>();
  private final LoopTransformer transformer =
      new LoopTransformer(List.of(), false, false, false, notices::add);

  @Test
  void everyAdvice_isAlive() {
    int before = Failures.pending();
    assertThat(DroppedSelfTest.run()).isNull();
    assertThat(Failures.pending()).isEqualTo(before);
  }

  @Test
  void rowsOfTheJdk_findTheirMethods() throws IOException {
    for (HookPoint row : DroppedPoints.ofJdk()) {
      Weaver.Result result = Weaver.weave(file(row.type()), List.of(row));
      assertThat(result.missing()).as(row.label()).isEmpty();
      assertThat(result.bytes()).as(row.label()).isNotNull();
    }
  }

  private static byte[] file(String type) throws IOException {
    try (InputStream in = CompletableFuture.class.getResourceAsStream("/" + type + ".class")) {
      return in.readAllBytes();
    }
  }

  @Test
  void withoutTheOption_noFutureIsWoven() throws IOException {
    byte[] stage = file(DroppedPoints.STAGE);
    assertThat(transformer.transform(null, DroppedPoints.STAGE, null, null, stage)).isNull();
    byte[] any = ClassFiles.renamed(MiniLoop.class, PROMISE);
    ClassLoader loader = getClass().getClassLoader();
    assertThat(transformer.transform(loader, PROMISE, null, null, any)).isNull();
    assertThat(notices).isEmpty();
  }
}
