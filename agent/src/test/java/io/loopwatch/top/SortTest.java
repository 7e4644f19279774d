// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.top;

import static io.loopwatch.top.Readings.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SortTest {
  private static final List<Row> ROWS =
      List.of(
          row("loop-10", 0.5, 1, 9, 2, 4),
          row("loop-2", 0.9, 2, 8, 1, -1),
          row("a", 0.1, 3, 7, 3, 9));

  private static List<String> names(List<Row> rows) {
    return rows.stream().map(Row::name).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "u, loop-2 loop-10 a",
    "l, a loop-2 loop-10",
    "9, loop-10 loop-2 a",
    "m, a loop-10 loop-2",
    "p, a loop-10 loop-2",
    "n, a loop-2 loop-10"
  })
  void eachKey_hasItsOrder(char key, String names) {
    Sort sort = Sort.of(key);
    assertThat(sort).isNotNull();
    assertThat(names(sort.sort(ROWS, false))).containsExactly(names.split(" "));
    List<String> back = names(sort.sort(ROWS, true));
    assertThat(back).containsExactly(reversed(names.split(" ")));
  }

  private static String[] reversed(String[] names) {
    return new String[] {names[2], names[1], names[0]};
  }

  @Test
  void equalOnes_areByName_alsoReversed() {
    List<Row> rows = List.of(row("loop-10", 0, 0, 0, 0, 0), row("loop-9", 0, 0, 0, 0, 0));
    assertThat(names(Sort.LAG.sort(rows, false))).containsExactly("loop-9", "loop-10");
    assertThat(names(Sort.LAG.sort(rows, true))).containsExactly("loop-9", "loop-10");
  }

  @Test
  void otherKeys_areNone() {
    assertThat(Sort.of('x')).isNull();
  }
}
