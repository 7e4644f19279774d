// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Drivers are told by their interfaces, however far away these are. */
class JdbcTest {
  private interface DriversOwn extends PreparedStatement {}

  private abstract static class Direct implements Statement {}

  private abstract static class Indirect implements DriversOwn {}

  private abstract static class Child extends Indirect {}

  private abstract static class Two implements ResultSet, DataSource {}

  private static final class None implements Runnable {
    @Override
    public void run() {}
  }

  private static List<String> types(Class<?> type) {
    return Jdbc.rows(type).stream().map(HookPoint::type).distinct().toList();
  }

  @Test
  void implementers_areFound() {
    assertThat(types(Direct.class)).containsExactly("java/sql/Statement");
    assertThat(types(Indirect.class)).containsExactly("java/sql/Statement");
    assertThat(types(Child.class)).containsExactly("java/sql/Statement");
    assertThat(types(Two.class)).containsExactly("java/sql/ResultSet", "javax/sql/DataSource");
    assertThat(Jdbc.isIn(Child.class)).isTrue();
  }

  private static List<String> typesAtLoad(Class<?> type) {
    return Jdbc.rows(ClassFiles.of(type)).stream().map(HookPoint::type).distinct().toList();
  }

  @Test
  void atLoad_whatNamesAnInterfaceIsFound_andWhatNamesADriversOwnOnceThatIsLoaded() {
    assertThat(typesAtLoad(Direct.class)).containsExactly("java/sql/Statement");
    assertThat(typesAtLoad(Two.class))
        .containsExactly("java/sql/ResultSet", "javax/sql/DataSource");
    assertThat(typesAtLoad(None.class)).isEmpty();
    assertThat(typesAtLoad(DriversOwn.class)).isEmpty();
  }

  @Test
  void others_areNot() {
    assertThat(types(None.class)).isEmpty();
    assertThat(types(DriversOwn.class)).isEmpty();
    assertThat(Jdbc.isIn(None.class)).isFalse();
    assertThat(Jdbc.isIn(DriversOwn.class)).isFalse();
    assertThat(Jdbc.isIn(Statement[].class)).isFalse();
  }
}
