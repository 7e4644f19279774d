// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.top;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FeedTest {
  @Test
  void aSilence_isTold_andAskedAgain() throws Exception {
    Feed feed = of(new SilentException("no answer"), new LostException("has ended"));

    Feed.Answer silent = next(feed);
    assertThat(silent.trouble()).isEqualTo("no answer");
    assertThat(silent.isLost()).isFalse();
    assertThat(next(feed).isLost()).isTrue();
    feed.join();
  }

  @Test
  void anAnswerThatCannotBeRead_endsIt_andSaysWhy() throws Exception {
    Feed feed = of(new IllegalArgumentException("no such attribute"));

    Feed.Answer broken = next(feed);
    assertThat(broken.isLost()).isTrue();
    assertThat(broken.trouble()).contains("IllegalArgumentException", "no such attribute");
    feed.join();
  }

  private static Feed of(Exception... answers) {
    Feed feed = new Feed(new Played(new ArrayDeque<>(List.of(answers))), 1);
    feed.start();
    return feed;
  }

  private static Feed.Answer next(Feed feed) throws InterruptedException {
    return requireNonNull(feed.poll(TimeUnit.SECONDS.toMillis(20)));
  }
}
