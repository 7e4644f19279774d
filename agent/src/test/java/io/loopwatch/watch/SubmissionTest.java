// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.Evidence;
import io.loopwatch.event.Notice;
import io.loopwatch.event.Phase;
import io.loopwatch.event.StallKind;
import io.loopwatch.probe.LoopThread;
import io.loopwatch.probe.Origins;
import io.loopwatch.probe.Probe;
import io.loopwatch.probe.ProbeReset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A stall tells who submitted its task: while it lasts, and at its end. */
@ExtendWith(ProbeReset.class)
class SubmissionTest {
  private final Rig rig = new Rig();
  private final LoopThread loop = rig.loop("loop-1");
  private final Runnable task = () -> {};

  @AfterEach
  void close() {
    rig.close();
  }

  private void submitFromHere() {
    Probe.submit(task);
  }

  private void deep(int frames) {
    if (frames == 0) {
      submitFromHere();
    } else {
      deep(frames - 1);
    }
  }

  private void stall() {
    loop.on(() -> Probe.beginAsked(task));
    rig.tickAfterSeconds(100);
    loop.on(() -> Probe.endAsked(task));
    rig.tickAfterSeconds(1);
  }

  private Evidence seen() {
    return rig.found.only(StallKind.STALL, Phase.SEEN);
  }

  private Evidence ended() {
    return rig.found.only(StallKind.STALL, Phase.ENDED);
  }

  @Test
  void stall_tellsItWhileItLasts_andAtItsEnd() {
    Origins.open();
    submitFromHere();
    stall();

    StackTraceElement innermost = seen().origin().get(0);
    assertThat(innermost.getClassName()).isEqualTo(getClass().getName());
    assertThat(innermost.getMethodName()).isEqualTo("submitFromHere");
    assertThat(seen().context()).containsEntry("submittedBy", Thread.currentThread().getName());
    assertThat(ended().origin()).isEqualTo(seen().origin());
    assertThat(ended().context()).isEqualTo(seen().context());
  }

  @Test
  void deepStack_isCut_outermostFirst() {
    Origins.open();
    deep(100);
    stall();

    assertThat(seen().origin()).hasSize(Submission.MOST_FRAMES);
    assertThat(seen().origin().get(0).getMethodName()).isEqualTo("submitFromHere");
  }

  @Test
  void closed_tellsNone() {
    submitFromHere();
    stall();

    assertThat(seen().origin()).isEmpty();
    assertThat(seen().context()).isEmpty();
    assertThat(ended().origin()).isEmpty();
    assertThat(ended().context()).isEmpty();
  }

  @Test
  void whatThereWasNoRoomFor_isSaidOnce() {
    Origins.open();
    List<Object> waiting = new ArrayList<>();
    for (int i = 0; i < 2 * Origins.SIZE; i++) {
      waiting.add(new Object());
      Probe.submit(waiting.get(i));
    }
    rig.tickAfterSeconds(1);
    rig.tickAfterSeconds(1);

    assertThat(rig.found.of(Notice.class))
        .singleElement()
        .satisfies(notice -> assertThat(notice.text()).contains("who submitted them"));
    assertThat(waiting).anyMatch(Origins::isKnown);
  }
}
