// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowTest {
  private static final List<String> BUILT_IN = BuiltInAllowances.frames(List.of());

  @Test
  void theBuiltInRowsAreInForceWithoutBeingAskedFor() {
    assertThat(allow("").frames()).isEqualTo(BUILT_IN);
    assertThat(allow("").operations()).isEmpty();
  }

  @Test
  void whatUsersGiveFollows() {
    Allow allow = allow("com.acme.Foo.bar; com.acme.Foo;com.acme.*");

    assertThat(allow.frames().subList(0, BUILT_IN.size())).isEqualTo(BUILT_IN);
    assertThat(allow.frames().subList(BUILT_IN.size(), allow.frames().size()))
        .containsExactly("com.acme.Foo.bar", "com.acme.Foo", "com.acme.*");
    assertThat(allow.operations()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Main",
        "Main.run",
        "com.acme.Foo$Bar.baz",
        "com.acme.Foo.lambda$bar$0",
        "com.acme.Foo.<init>",
        "com.acme.Foo.<clinit>",
        "com.acme.b\u00fcro.F_1.x$",
        "com.*",
        "java.util.concurrent.LinkedBlockingQueue.offer"
      })
  void framesAreKeptAsTheyWereWritten(String frame) {
    assertThat(allow(frame).frames()).endsWith(frame);
  }

  @Test
  void operationsAndKinds() {
    Allow allow = allow("op:Thread.sleep;com.acme.Foo;op:file;op:Statement.execute*");

    assertThat(allow.operations()).containsExactly("Thread.sleep", "file", "Statement.execute*");
    assertThat(allow.frames()).endsWith("com.acme.Foo").hasSize(BUILT_IN.size() + 1);
  }

  @Test
  void aRowIsTurnedOff() {
    List<String> loading = BuiltInAllowances.rows().get(0).frames();

    assertThat(allow("com.acme.Foo;-class-loading").frames())
        .doesNotContainAnyElementsOf(loading)
        .hasSize(BUILT_IN.size() - loading.size() + 1);
    assertThat(BUILT_IN).containsAll(loading);
  }

  @Test
  void allRowsAreTurnedOff() {
    String items = "-" + String.join(";-", BuiltInAllowances.names());

    assertThat(allow(items).frames()).isEmpty();
  }

  @Test
  void theTextIsTheUsersOwn() {
    assertThat(Given.agent("allow=op:file; com.acme.*").options().effective())
        .containsEntry("allow", "op:file; com.acme.*");
  }

  private static Allow allow(String text) {
    Given given = text.isEmpty() ? Given.nothing() : Given.agent("allow=" + text);
    return given.options().allow();
  }
}
