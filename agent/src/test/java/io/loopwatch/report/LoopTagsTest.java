// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.event.LoopId;
import io.loopwatch.event.LoopKind;
import org.junit.jupiter.api.Test;

class LoopTagsTest {
  private final LoopTags tags = new LoopTags();

  @Test
  void of_keepsWhatATagMayHold() {
    assertThat(tag("vert.x-eventloop-thread_0")).isEqualTo("vert.x-eventloop-thread_0");
    assertThat(tag("a b,c:d=é\n")).isEqualTo("a_b_c_d___");
    assertThat(tag("")).isEqualTo("_");
  }

  @Test
  void of_equalTags_areNumbered_andStay() {
    assertThat(tag("a b")).isEqualTo("a_b");
    assertThat(tag("a,b")).isEqualTo("a_b_2");
    assertThat(tag("a_b")).isEqualTo("a_b_3");
    assertThat(tag("a_b_2")).isEqualTo("a_b_2_2");
    assertThat(tag("a b")).isEqualTo("a_b");
    assertThat(tag("a,b")).isEqualTo("a_b_2");
  }

  @Test
  void of_carriers_isKeptForThem() {
    assertThat(tag("carriers")).isEqualTo("carriers_2");
    assertThat(tags.of(LoopId.CARRIERS)).isEqualTo("carriers");
  }

  @Test
  void of_endlesslyManyLoops_staysBounded() {
    for (int i = 0; i < LoopTags.MOST; i++) {
      tag("loop-" + i);
    }
    assertThat(tag("loop 0")).isEqualTo("loop_0");
    assertThat(tag("loop,0")).isEqualTo("loop_0");
  }

  private String tag(String name) {
    return tags.of(new LoopId(name, LoopKind.NETTY));
  }
}
