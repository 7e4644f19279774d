// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.config.LoopMethod;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HookTableTest {
  private static final List<String> ASKED =
      List.of(
          "io/netty/util/concurrent/AbstractEventExecutor",
          "io/netty/util/concurrent/AbstractScheduledEventExecutor",
          "io/netty/util/concurrent/SingleThreadEventExecutor",
          "io/netty/util/concurrent/GlobalEventExecutor",
          "io/netty/util/concurrent/GlobalEventExecutor$TaskRunner",
          "io/netty/util/concurrent/DefaultEventExecutor",
          "io/netty/channel/SingleThreadEventLoop",
          "io/netty/channel/ManualIoEventLoop",
          "io/netty/channel/DefaultEventLoop");

  private final HookTable table = new HookTable(List.of(), false);

  private List<Advice> advices(String type) {
    return table.of(type).stream().map(HookPoint::advice).toList();
  }

  @Test
  void of_aLoop_givesAllItsRows() {
    assertThat(advices("io/netty/channel/nio/NioEventLoop"))
        .containsExactlyInAnyOrder(Advice.IO, Advice.POLL);
    assertThat(advices("io/netty/channel/ManualIoEventLoop"))
        .containsExactlyInAnyOrder(Advice.TASKS, Advice.TURN);
  }

  @Test
  void of_aRelocatedLoop_givesTheSame() {
    String name = "io/netty/util/concurrent/SingleThreadEventExecutor";

    assertThat(table.of("com/acme/deps/" + name)).isNotEmpty().isEqualTo(table.of(name));
  }

  @Test
  void of_anUnsafe_givesTheRowOfItsTransport() {
    assertThat(advices("io/netty/channel/epoll/AbstractEpollChannel$AbstractEpollUnsafe"))
        .containsExactly(Advice.IO);
    assertThat(advices("io/netty/channel/nio/AbstractNioChannel$AbstractNioUnsafe")).isEmpty();
  }

  @Test
  void of_anyOtherClass_givesNothing() {
    assertThat(table.of("java/lang/String")).isEmpty();
    assertThat(table.of("com/acme/NioEventLoop")).isEmpty();
    assertThat(table.of("Main")).isEmpty();
  }

  @Test
  void of_aLoopThatTheUserNamed_givesItsRow() {
    HookTable own =
        new HookTable(List.of(new LoopMethod("com.acme.GameLoop$Inner", "tick")), false);
    List<HookPoint> rows = own.of("com/acme/GameLoop$Inner");

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).advice()).isEqualTo(Advice.CUSTOM);
    assertThat(rows.get(0).isAround("tick", "(J)Z")).isTrue();
    assertThat(own.of("com/acme/GameLoop")).isEmpty();
  }

  @Test
  void of_aLoop_whereNobodyAsks_hasNoRowThatTellsWhoSubmitted() {
    for (String type : ASKED) {
      assertThat(advices(type))
          .doesNotContain(Advice.ASKED, Advice.ASKED_CALL, Advice.SUBMIT, Advice.SCHEDULE);
    }
  }

  @Test
  void of_aLoop_whereSomebodyAsks_hasThemInPlaceOfTheOthers() {
    HookTable asking = new HookTable(List.of(), true);
    List<Advice> all = new ArrayList<>();
    for (String type : ASKED) {
      asking.of(type).forEach(row -> all.add(row.advice()));
      assertThat(asking.of(type)).hasSizeGreaterThanOrEqualTo(table.of(type).size());
    }

    assertThat(all)
        .contains(Advice.ASKED, Advice.ASKED_CALL, Advice.SUBMIT, Advice.SCHEDULE)
        .doesNotContain(Advice.TASK, Advice.TASK_CALL);
  }
}
