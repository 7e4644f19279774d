// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.top;

import static io.loopwatch.top.Readings.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ViewTest {
  private static final List<Row> ROWS =
      List.of(row("a", 0, 0, 0, 0, 0), row("b", 0, 0, 0, 0, 0), row("c", 0, 0, 0, 0, 0));

  private final View view = new View();

  private View.Wish key(int key) {
    return view.key(key, ROWS);
  }

  @Test
  void theSelection_staysWithTheLoop() {
    key('j');
    assertThat(view.selectedIndex(ROWS)).isEqualTo(1);
    assertThat(view.selectedIndex(List.of(ROWS.get(2), ROWS.get(0), ROWS.get(1)))).isEqualTo(2);
    assertThat(view.selectedIndex(List.of(ROWS.get(0)))).isZero();
  }

  @Test
  void theSelection_endsAtBothEnds() {
    key('k');
    assertThat(view.selectedIndex(ROWS)).isZero();
    key(Keys.PAGE_DOWN);
    assertThat(view.selectedIndex(ROWS)).isEqualTo(2);
    key(Keys.DOWN);
    assertThat(view.selectedIndex(ROWS)).isEqualTo(2);
    key(Keys.UP);
    assertThat(view.selectedIndex(ROWS)).isEqualTo(1);
    key(Keys.HOME);
    assertThat(view.selectedIndex(ROWS)).isZero();
  }

  @Test
  void theStack_isThatOfTheSelectedOne() {
    key(Keys.DOWN);
    assertThat(view.stackOf()).isNull();
    key('\r');
    assertThat(view.stackOf()).isEqualTo("b");
    key(Keys.ESCAPE);
    assertThat(view.stackOf()).isNull();
    assertThat(view.page()).isEqualTo(View.Page.LOOPS);
  }

  @Test
  void withoutLoops_thereIsNoStack() {
    view.key('s', List.of());
    view.key('j', List.of());
    assertThat(view.page()).isEqualTo(View.Page.LOOPS);
  }

  @Test
  void q_leavesThePage_andThenTheProgram() {
    key('h');
    assertThat(view.page()).isEqualTo(View.Page.HELP);
    assertThat(key('q')).isEqualTo(View.Wish.NONE);
    assertThat(key('q')).isEqualTo(View.Wish.QUIT);
  }

  @Test
  void controlKeys() {
    key('s');
    assertThat(key(3)).isEqualTo(View.Wish.QUIT);
    assertThat(key(12)).isEqualTo(View.Wish.REPAINT);
  }

  @Test
  void sortAndReverse() {
    key('p');
    key('r');
    assertThat(view.sort()).isEqualTo(Sort.PENDING);
    assertThat(view.isReversed()).isTrue();
    key('x');
    assertThat(view.sort()).isEqualTo(Sort.PENDING);
  }

  @Test
  void keysThatSendMoreThanOneCharacter() {
    assertThat(Keys.afterEscape("[A")).isEqualTo(Keys.UP);
    assertThat(Keys.afterEscape("OB")).isEqualTo(Keys.DOWN);
    assertThat(Keys.afterEscape("[6~")).isEqualTo(Keys.PAGE_DOWN);
    assertThat(Keys.afterEscape("")).isEqualTo(Keys.ESCAPE);
    assertThat(Keys.afterEscape("[1;5C")).isEqualTo(Keys.UNKNOWN);
  }
}
