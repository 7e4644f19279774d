// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rests of a container, in control groups of both versions. */
class QuotaTest {
  @TempDir Path root;

  private void version2(String group, String max, String stat) throws IOException {
    Path folder = Files.createDirectories(root.resolve(group));
    Files.writeString(folder.resolve("cpu.max"), max + "\n");
    Files.writeString(folder.resolve("cpu.stat"), stat + "\n");
  }

  private void version1(String group, String quota, String stat) throws IOException {
    Path folder = Files.createDirectories(root.resolve(group));
    Files.writeString(folder.resolve("cpu.cfs_quota_us"), quota + "\n");
    Files.writeString(folder.resolve("cpu.stat"), stat + "\n");
  }

  private Quota quota(String memberships) throws IOException {
    return Quota.under(root, Files.writeString(root.resolve("memberships"), memberships + "\n"));
  }

  @Test
  void version2_isInMicroseconds() throws IOException {
    version2("app", "50000 100000", "usage_usec 9\nnr_throttled 3\nthrottled_usec 1234");

    assertThat(quota("0::/app").throttledNanos()).isEqualTo(1_234_000);
  }

  @Test
  void version1_isInNanoseconds() throws IOException {
    version1("cpu,cpuacct/app", "50000", "nr_periods 7\nnr_throttled 3\nthrottled_time 1234");

    assertThat(quota("5:memory:/app\n4:cpu,cpuacct:/app\n0::/").throttledNanos()).isEqualTo(1_234);
  }

  @Test
  void version1_whoseMountHasAnotherName_isFound() throws IOException {
    version1("cpu/app", "50000", "throttled_time 1234");

    assertThat(quota("4:cpuacct,cpu:/app").throttledNanos()).isEqualTo(1_234);
  }

  /** Inside a container its own group is the root, though the process is told the path outside. */
  @Test
  void container_isToldItsPathOutside() throws IOException {
    version2(".", "50000 100000", "throttled_usec 5");

    assertThat(quota("0::/system.slice/docker-0123.scope").throttledNanos()).isEqualTo(5_000);
  }

  @Test
  void pathThatLeavesTheRoot_isTheRoot() throws IOException {
    Path outside = root;
    root = Files.createDirectory(outside.resolve("inner"));
    version2("../other", "50000 100000", "throttled_usec 7");
    version2(".", "50000 100000", "throttled_usec 5");

    assertThat(quota("0::/../other").throttledNanos()).isEqualTo(5_000);
  }

  @Test
  void groupBelowALimitedOne_restsWithIt() throws IOException {
    version2("pod", "50000 100000", "throttled_usec 5");
    version2("pod/app", "max 100000", "throttled_usec 0");

    assertThat(quota("0::/pod/app").throttledNanos()).isEqualTo(5_000);
  }

  @Test
  void groupWithoutAQuota_neverRests() throws IOException {
    version2("app", "max 100000", "throttled_usec 5");
    version1("cpu/app", "-1", "throttled_time 5");

    assertThat(quota("4:cpu:/app\n0::/app").throttledNanos()).isZero();
  }

  @Test
  void figures_areReadAgain() throws IOException {
    version2("app", "50000 100000", "throttled_usec 5");
    Quota quota = quota("0::/app");
    version2("app", "50000 100000", "throttled_usec 6");

    assertThat(quota.throttledNanos()).isEqualTo(6_000);
  }

  @Test
  void garbage_isUnknown_andNoFileNone() throws IOException {
    version2("app", "50000 100000", "throttled_usec many\nother 7");

    assertThat(quota("0::/app").throttledNanos()).isEqualTo(-1);
    assertThat(quota("nonsense\n0:\n:::\n").throttledNanos()).isZero();
    assertThat(quota("").throttledNanos()).isZero();
  }

  @Test
  void otherSystem_hasNone() {
    Quota quota = Quota.under(root.resolve("none"), root.resolve("none"));

    assertThat(quota.throttledNanos()).isZero();
  }

  @Test
  void thisProcess_hasOneOrNone() {
    Quota quota = Quota.ofThisProcess();
    long before = quota.throttledNanos();

    assertThat(quota.throttledNanos()).isGreaterThanOrEqualTo(before).isNotNegative();
  }
}
