// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the host takes, as Linux counts it. */
class StealTest {
  private static final long MILLI = 1_000_000;

  @TempDir Path folder;

  private Path stat;
  private long now;
  private long readingTakes;
  private Steal steal;

  @BeforeEach
  void begin() {
    stat = folder.resolve("stat");
    steal = Steal.of(stat, this::tick);
  }

  private long tick() {
    now += readingTakes;
    return now;
  }

  private void stolen(long... ticks) throws IOException {
    StringBuilder text = new StringBuilder("cpu  100 2 3 4 5 6 7 888 9 10\n");
    for (int i = 0; i < ticks.length; i++) {
      text.append("cpu").append(i).append(" 50 1 2 3 4 5 6 ").append(ticks[i]).append(" 0 0\n");
    }
    Files.writeString(stat, text + "intr 12345 0 9\nctxt 678\n");
  }

  private Steal.Count later(long millis) {
    now += millis * MILLI;
    return steal.count();
  }

  @Test
  void since_isOfTheProcessorThatLostMost() throws IOException {
    stolen(10, 20);
    Steal.Count first = later(0);
    stolen(13, 27);
    Steal.Count last = later(100);

    assertThat(last.sinceNanos(first)).isEqualTo(70 * MILLI);
    assertThat(last.sinceNanos(last)).isZero();
  }

  @Test
  void count_isReadOnceATick() throws IOException {
    stolen(10);
    Steal.Count first = later(0);
    stolen(20);

    assertThat(later(9)).isSameAs(first);
    assertThat(later(1).sinceNanos(first)).isEqualTo(100 * MILLI);
  }

  @Test
  void countThatIsSlowToRead_isReadLessOften() throws IOException {
    stolen(10);
    readingTakes = 2 * MILLI;
    Steal.Count first = later(0);
    readingTakes = 0;
    stolen(20);

    assertThat(later(97)).isSameAs(first);
    assertThat(later(3).sinceNanos(first)).isEqualTo(100 * MILLI);
  }

  @Test
  void whatCannotBeRead_isNothing() throws IOException {
    Steal.Count none = later(0);
    stolen(10);
    Steal.Count some = later(10);
    Files.writeString(stat, "cpu 1 2 3 4 5 6 7 8\ncpu0 1 2 3 4 5 6 7 many\n");

    assertThat(some.sinceNanos(none)).isZero();
    assertThat(later(10).sinceNanos(some)).isZero();
  }

  @Test
  void kernelThatDoesNotCountIt_andProcessorsThatCome_areNothing() throws IOException {
    Files.writeString(stat, "cpu 1 2 3 4\ncpu0 1 2 3 4\nintr 1\n");
    Steal.Count old = later(0);
    stolen(5, 5);

    assertThat(later(10).sinceNanos(old)).isZero();
  }

  @Test
  void thisMachine_canBeAsked() {
    Steal own = Steal.ofThisMachine();
    Steal.Count first = own.count();

    assertThat(own.count().sinceNanos(first)).isBetween(0L, 1_000 * MILLI);
  }
}
