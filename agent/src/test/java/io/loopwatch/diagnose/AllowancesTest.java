// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowancesTest {
  private static final String LOCK = "java.util.concurrent.locks.ReentrantLock.lock";
  private static final String OFFER = "java.util.concurrent.LinkedBlockingQueue.offer";

  @ParameterizedTest(name = "{0} allows {1}")
  @CsvSource({
    "com.acme.Foo.bar, com.acme.Foo.bar",
    "com.acme.Foo.bar, com.acme.Foo.lambda$bar$0",
    "com.acme.Foo.bar, com.acme.Foo.lambda$bar$12",
    "com.acme.Foo.bar, com.acme.Foo.lambda$bar$3f0a9c$1",
    "com.acme.Foo.bar, com.acme.Foo.bar$lambda$0",
    "com.acme.Foo.<init>, com.acme.Foo.<init>",
    "com.acme.Foo.<init>, com.acme.Foo.lambda$new$0",
    "com.acme.Foo.<clinit>, com.acme.Foo.<clinit>",
    "com.acme.Foo.<clinit>, com.acme.Foo.lambda$static$0",
    "com.acme.Foo$Baz.bar, com.acme.Foo$Baz.bar",
    "com.acme.Foo, com.acme.Foo.bar",
    "com.acme.Foo, com.acme.Foo.<init>",
    "com.acme.Foo, com.acme.Foo.lambda$bar$0",
    "com.acme.Foo, com.acme.Foo$Bar.baz",
    "com.acme.Foo, com.acme.Foo$1.run",
    "com.acme.Foo, com.acme.Foo$$Lambda/0x00007f.run",
    "com.acme.Foo$Bar, com.acme.Foo$Bar$1.run",
    "com.acme.*, com.acme.Foo.bar",
    "com.acme.*, com.acme.web.Foo$1.run",
    "Main, Main.main",
    "Main, Main$1.run",
    "Main.run, Main.run"
  })
  void allows(String pattern, String frame) {
    assertThat(allowsUnder(pattern, frame)).isTrue();
  }

  @ParameterizedTest(name = "{0} does not allow {1}")
  @CsvSource({
    "com.acme.Foo.bar, com.acme.Foo.barely",
    "com.acme.Foo.bar, com.acme.Foo.ba",
    "com.acme.Foo.bar, com.acme.Foo.lambda$barely$0",
    "com.acme.Foo.bar, com.acme.Foo.lambda$bar",
    "com.acme.Foo.bar, com.acme.Foo.lambda$bar$run$0",
    "com.acme.Foo.bar, com.acme.Foo.lambda$new$0",
    "com.acme.Foo.bar, com.acme.Foo.barely$lambda$0",
    "com.acme.Foo.bar, com.acme.Foo.bar$0",
    "com.acme.Foo.bar, com.acme.Foobar.bar",
    "com.acme.Foo.bar, com.acme.Foo$Baz.bar",
    "com.acme.Foo.bar, com.acme.Foo.Bar",
    "com.acme.Foo.<init>, com.acme.Foo.init",
    "com.acme.Foo.<init>, com.acme.Foo.lambda$static$0",
    "com.acme.Foo.<clinit>, com.acme.Foo.<init>",
    "com.acme.Foo, com.acme.Foobar.bar",
    "com.acme.Foo, com.acme.Fo.bar",
    "com.acme.Foo, org.com.acme.Foo.bar",
    "com.acme.Foo$Bar, com.acme.Foo.bar",
    "com.acme.Foo$Bar, com.acme.Foo$Bart.bar",
    "com.acme, com.acme.Foo.bar",
    "com.acme.*, com.acmeother.X.bar",
    "com.acme.*, com.Acme.bar",
    "com.acme.*, org.com.acme.X.bar",
    "Main, Maintenance.run",
    "Main, com.acme.Main.run",
    "Main.run, com.acme.Main.run",
    "Main.run, Main.runs"
  })
  void doesNotAllow(String pattern, String frame) {
    assertThat(allowsUnder(pattern, frame)).isFalse();
  }

  @Test
  void oneFrameAnywhereOnTheStackIsEnough() {
    Allowances allowances = new Allowances(List.of("org.other.*", "com.acme.Foo.bar"), List.of());

    assertThat(allows(allowances, "com.acme.Foo.bar", "com.acme.A.a", "com.acme.B.b")).isTrue();
    assertThat(allows(allowances, "com.acme.A.a", "com.acme.Foo.bar", "com.acme.B.b")).isTrue();
    assertThat(allows(allowances, "com.acme.A.a", "com.acme.B.b", "com.acme.Foo.bar")).isTrue();
    assertThat(allows(allowances, "com.acme.A.a", "com.acme.B.b")).isFalse();
    assertThat(allows(allowances)).isFalse();
  }

  @Test
  void aFrameMayHaveToCallAnotherItself() {
    Allowances allowances = new Allowances(List.of(OFFER + " > " + LOCK), List.of());

    assertThat(allows(allowances, "a.B.park", LOCK, OFFER, "a.B.c")).isTrue();
    assertThat(allows(allowances, LOCK, OFFER)).isTrue();
    assertThat(allows(allowances, LOCK, "a.B.c", OFFER)).isFalse();
    assertThat(allows(allowances, OFFER, LOCK)).isFalse();
    assertThat(allows(allowances, "a.B.await", OFFER)).isFalse();
    assertThat(allows(allowances, OFFER)).isFalse();
    assertThat(allows(allowances, LOCK)).isFalse();
    assertThat(allows(allowances, LOCK, OFFER + "Last")).isFalse();
  }

  @Test
  void bothMayBeOfAnyShape() {
    Allowances allowances = new Allowances(List.of("com.acme.Pool > java.util.*"), List.of());

    assertThat(allows(allowances, LOCK, "com.acme.Pool$Chunk.take")).isTrue();
    assertThat(allows(allowances, LOCK, "com.acme.Pools.take")).isFalse();
    assertThat(allows(allowances, "java.io.File.exists", "com.acme.Pool.take")).isFalse();
  }

  @Test
  void anOperationAllowsByItsNameItsRowOrItsKind() {
    List<StackTraceElement> stack = Stacks.stack("com.acme.Foo.bar");

    assertThat(of("Thread.sleep").allows(stack, "Thread.sleep", "Thread.sleep", "sleep")).isTrue();
    assertThat(of("x", "sleep").allows(stack, "Thread.sleep", "Thread.sleep", "sleep")).isTrue();
    assertThat(of("Files.readString").allows(stack, "Files.readString", "read", "file")).isTrue();
    assertThat(of("read").allows(stack, "Files.readString", "read", "file")).isTrue();
    assertThat(of("Thread").allows(stack, "Thread.sleep", "Thread.sleep", "sleep")).isFalse();
    assertThat(of("thread.sleep").allows(stack, "Thread.sleep", "Thread.sleep", "sleep")).isFalse();
    assertThat(of("com.acme.Foo.bar").allows(stack, "Thread.sleep", "read", "file")).isFalse();
  }

  @Test
  void nothingAllowsNothing() {
    assertThat(allows(of(), "com.acme.Foo.bar")).isFalse();
  }

  private static Allowances of(String... operations) {
    return new Allowances(List.of(), List.of(operations));
  }

  private static boolean allowsUnder(String pattern, String frame) {
    return allows(new Allowances(List.of(pattern), List.of()), frame);
  }

  private static boolean allows(Allowances allowances, String... frames) {
    return allowances.allows(Stacks.stack(frames), "Thread.sleep", "Thread.sleep", "sleep");
  }
}
