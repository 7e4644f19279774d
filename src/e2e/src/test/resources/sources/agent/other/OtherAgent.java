// SPDX-License-Identifier: Apache-2.0
package other;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.List;

/**
 * An agent that gives new bytes for every class of Netty, equal to the old ones. Once a loop is
 * there it transforms the loops' classes anew, and says {@code OTHER retransformed N}.
 */
public final class OtherAgent implements ClassFileTransformer {
  private static final String LOOP = "io.netty.util.concurrent.SingleThreadEventExecutor";
  private static final long POLL_MILLIS = 20;

  private OtherAgent() {}

  /** Starts it. */
  public static void premain(String arguments, Instrumentation instrumentation) {
    instrumentation.addTransformer(new OtherAgent(), true);
    Thread thread = new Thread(() -> retransform(instrumentation), "other-agent");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public byte[] transform(
      ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] bytes) {
    return name != null && name.startsWith("io/netty/") ? bytes.clone() : null;
  }

  private static void retransform(Instrumentation instrumentation) {
    try {
      List<Class<?>> loops = loops(instrumentation);
      while (loops.stream().noneMatch(type -> type.getName().equals(LOOP))) {
        Thread.sleep(POLL_MILLIS);
        loops = loops(instrumentation);
      }
      instrumentation.retransformClasses(loops.toArray(Class<?>[]::new));
      System.out.println("OTHER retransformed " + loops.size());
    } catch (InterruptedException | UnmodifiableClassException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Class<?>> loops(Instrumentation instrumentation) {
    return Arrays.stream(instrumentation.getAllLoadedClasses())
        .filter(type -> type.getName().matches("io\\.netty\\..*Event(Loop|Executor)"))
        .filter(instrumentation::isModifiableClass)
        .<Class<?>>map(type -> type)
        .toList();
  }
}
