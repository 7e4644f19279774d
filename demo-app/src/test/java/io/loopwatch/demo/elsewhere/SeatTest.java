// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.elsewhere;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SeatTest {
  private final Seat seat = Seat.taken();

  @Test
  void itGoesToWhoAskedFirst() {
    CompletableFuture<Seat> first = seat.take();
    CompletableFuture<Seat> second = seat.take();
    assertThat(first).isNotDone();
    seat.giveBack();
    assertThat(first).isCompletedWithValue(seat);
    assertThat(second).isNotDone();
    seat.giveBack();
    assertThat(second).isCompletedWithValue(seat);
  }

  @Test
  void whereNobodyHasItItIsThereAtOnce() {
    seat.giveBack();
    assertThat(seat.take()).isCompletedWithValue(seat);
    assertThat(seat.take()).isNotDone();
  }
}
