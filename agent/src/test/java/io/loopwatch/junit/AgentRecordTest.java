// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.BlockingRecord;
import io.loopwatch.PlayedAgent;
import io.loopwatch.weave.FreshLoader;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

class AgentRecordTest {
  /**
   * As under Quarkus: the tests' own copy of these classes knows of no agent, the system's does.
   */
  @Test
  void find_fromAnotherClassLoader_findsTheAgents() throws Exception {
    FreshLoader tests = new FreshLoader("io.loopwatch.");
    try (PlayedAgent agent = PlayedAgent.attach()) {
      assertThat(isAttached(tests)).isFalse();
      Object record = call(tests, null, "find");
      long mark = (long) call(tests, record, "mark");
      PlayedAgent.blocks("a-loop");
      assertThat(BlockingRecord.since(mark)).hasSize(1);
      call(tests, record, "close");
    }
    assertThat(BlockingRecord.mark()).isNotNegative();
    BlockingRecord.close();
  }

  private static boolean isAttached(ClassLoader loader) throws ReflectiveOperationException {
    Class<?> copy = loader.loadClass(BlockingRecord.class.getName());
    return (boolean) copy.getMethod("isAttached").invoke(null);
  }

  private static Object call(ClassLoader loader, Object on, String name)
      throws ReflectiveOperationException {
    Method method = loader.loadClass(AgentRecord.class.getName()).getDeclaredMethod(name);
    method.setAccessible(true);
    return method.invoke(on);
  }
}
