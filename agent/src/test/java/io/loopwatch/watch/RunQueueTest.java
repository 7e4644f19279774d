// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of the system's threads a thread of Java's is, and how long it waited for a processor. */
class RunQueueTest {
  private static final long CPU = 5_000_000;

  @TempDir Path tasks;

  private final Thread thread = new Thread(() -> {}, "loop-1");
  private final Deque<Long> readings = new ArrayDeque<>();
  private long cpu = CPU;
  private int asked;

  private RunQueue queue() {
    return new RunQueue(tasks, tasks.resolve("own"), id -> cpu());
  }

  private long cpu() {
    asked++;
    return readings.isEmpty() ? cpu : readings.pop();
  }

  private void task(String number, String figures) throws IOException {
    Path task = Files.createDirectories(tasks.resolve(number));
    Files.writeString(task.resolve("schedstat"), figures + "\n");
  }

  @Test
  void thread_isTheOneOfTheSameCpuTime() throws IOException {
    task("11", (CPU - 1) + " 100 7");
    task("12", CPU + " 200 7");
    task("13", (CPU + 1) + " 300 7");

    assertThat(queue().nanos(thread)).isEqualTo(200);
  }

  @Test
  void threadThatRuns_isTheOneBetweenTheReadings() throws IOException {
    task("11", (CPU - 1) + " 100 7");
    task("12", (CPU + 20) + " 200 7");
    task("13", (CPU + 31) + " 300 7");
    readings.addAll(List.of(CPU, CPU + 30));

    assertThat(queue().nanos(thread)).isEqualTo(200);
  }

  @Test
  void threadThatWasFound_isReadAgain() throws IOException {
    task("12", CPU + " 200 7");
    RunQueue queue = queue();
    queue.nanos(thread);
    task("12", (CPU + 9) + " 250 8");
    task("13", (CPU + 9) + " 999 8"); // nobody lists it any more
    cpu = CPU + 9;

    assertThat(queue.nanos(thread)).isEqualTo(250);
  }

  @Test
  void twoThatFit_areToldApartByTheNextLook() throws IOException {
    task("11", CPU + " 100 7");
    task("12", CPU + " 200 7");
    RunQueue queue = queue();
    assertThat(queue.nanos(thread)).isEqualTo(-1);

    cpu = CPU + 10;
    task("12", cpu + " 250 8");
    assertThat(queue.nanos(thread)).isEqualTo(250);
  }

  @Test
  void twoThatGoOnFitting_areNeverTold() throws IOException {
    task("11", CPU + " 100 7");
    task("12", CPU + " 200 7");
    RunQueue queue = queue();

    for (int i = 0; i < 20; i++) {
      assertThat(queue.nanos(thread)).isEqualTo(-1);
    }
  }

  /** Wrong evidence is worse than none. */
  @Test
  void threadThatFitsNoLonger_isLetGo_andLookedForAgain() throws IOException {
    task("12", CPU + " 200 7");
    RunQueue queue = queue();
    assertThat(queue.nanos(thread)).isEqualTo(200);

    cpu = CPU + 1_000_000; // the other has not run
    assertThat(queue.nanos(thread)).isEqualTo(-1);
    task("13", cpu + " 300 7");
    assertThat(queue.nanos(thread)).isEqualTo(300);
  }

  @Test
  void threadThatHasGone_isUnknown() throws IOException {
    task("12", CPU + " 200 7");
    RunQueue queue = queue();
    assertThat(queue.nanos(thread)).isEqualTo(200);
    Files.delete(tasks.resolve("12/schedstat"));

    assertThat(queue.nanos(thread)).isEqualTo(-1);
  }

  /** A virtual thread has no CPU time, nor has one that has ended. */
  @Test
  void threadWithoutCpuTime_isUnknown() throws IOException {
    task("12", "0 200 7");
    cpu = -1;

    assertThat(queue().nanos(thread)).isEqualTo(-1);
  }

  @Test
  void threadThatIsNotThere_isLookedForAFewTimesOnly() throws IOException {
    RunQueue queue = queue();
    for (int i = 0; i < 5; i++) {
      assertThat(queue.nanos(thread)).isEqualTo(-1);
    }
    task("12", CPU + " 200 7");

    assertThat(queue.nanos(thread)).isEqualTo(-1);
  }

  @Test
  void amongTooManyThreads_noneIsLookedFor() throws IOException {
    task("12", CPU + " 200 7");
    for (int i = 0; i < 512; i++) {
      Files.createDirectory(tasks.resolve("t" + i));
    }

    assertThat(queue().nanos(thread)).isEqualTo(-1);
  }

  @Test
  void garbage_isUnknown() throws IOException {
    task("11", "");
    task("12", CPU + "");
    task("13", CPU + " x 7");
    task("14", "-");

    assertThat(queue().nanos(thread)).isEqualTo(-1);
  }

  /** What a system shows that keeps none. */
  @Test
  void zeros_areUnknown() throws IOException {
    task("12", CPU + " 0 0");
    task("own", "0 0 0");

    assertThat(queue().nanos(thread)).isEqualTo(-1);
    assertThat(queue().own().queuedNanos()).isEqualTo(-1);
  }

  @Test
  void own_isThatOfTheCallingThread() throws IOException {
    task("own", "12 3456 7");

    assertThat(queue().own().queuedNanos()).isEqualTo(3_456);
  }

  @Test
  void whereTheSystemTellsNothing_nothingIsAskedAgain() throws IOException {
    RunQueue queue = queue();
    assertThat(queue.own().queuedNanos()).isEqualTo(-1);
    task("own", "12 3456 7");
    task("12", CPU + " 200 7");

    assertThat(queue.own().queuedNanos()).isEqualTo(-1);
    assertThat(queue.nanos(thread)).isEqualTo(-1);
    assertThat(asked).isZero();
  }
}
