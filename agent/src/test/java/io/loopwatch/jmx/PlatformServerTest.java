// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class PlatformServerTest {
  @Test
  void thePlatformsServer_isFound() {
    assertThat(ManagementFactory.getPlatformMBeanServer()).isNotNull();
    assertThat(new PlatformServer().getAsBoolean()).isTrue();
  }
}
