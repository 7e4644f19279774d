// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.attach;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplyTest {
  private static final Reply REPLY = new Reply(Reply.UNUSABLE, "one\n\ntwo");

  @Test
  void property_isReadAsItWasMeant() {
    assertThat(Reply.parse(REPLY.property("t1"), "t1")).isEqualTo(REPLY);
  }

  @Test
  void emptyText_isAnAnswer() {
    Reply empty = new Reply(Reply.DONE, "");

    assertThat(Reply.parse(empty.property("t1"), "t1")).isEqualTo(empty);
  }

  @Test
  void answerToAnother_isNone() {
    assertThat(Reply.parse(REPLY.property("t1"), "t2")).isNull();
    assertThat(Reply.parse(null, "t1")).isNull();
    assertThat(Reply.parse("", "t1")).isNull();
  }
}
