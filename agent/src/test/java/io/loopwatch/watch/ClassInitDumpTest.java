// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassInitDumpTest {
  /** As Java 17 prints it; 21 and later add the native thread's number in brackets. */
  private static final String WAITER =
      """
      "loop-1" #14 daemon prio=5 os_prio=0 cpu=0.16ms elapsed=0.54s tid=0x1 nid=0x161c in Object.wait()  [0x2]
         java.lang.Thread.State: RUNNABLE
      \tat com.acme.Orders.load(Orders.java:42)
      \t- waiting on the Class initialization monitor for com.acme.Prices
      \tat java.lang.Thread.run(java.base@17.0.15/Thread.java:840)

      """;

  private static final String INITIALISER =
      """
      "worker "quoted" #1" #20 [5663] daemon prio=5 os_prio=0 cpu=0.17ms waiting on condition  [0x3]
         java.lang.Thread.State: TIMED_WAITING (sleeping)
      \tat java.lang.Thread.sleep0(java.base@21/Native Method)
      \tat com.acme.Prices.<clinit>(Prices.java:7)
      \t- locked <0x000000069ecf7720> (a java.lang.Object)
      \tat com.acme.Warmup.run(Warmup.java:3)

      """;

  private static final String CARRIER =
      """
      "ForkJoinPool-1-worker-1" #23 [13887] daemon prio=5 os_prio=0 cpu=1.52ms  [0x4]
         Carrying virtual thread #22
      \tat jdk.internal.vm.Continuation.run(java.base@25.0.3/Continuation.java:251)
         Mounted virtual thread #22
      \tat com.acme.Prices.<clinit>(Prices.java:7)

      """;

  private static final String OF_THE_JVM =
      """
      "VM Thread" os_prio=0 cpu=0.48ms elapsed=0.87s tid=0x5 nid=13876 runnable

      JNI global refs: 12, weak refs: 0
      """;

  @Test
  void waitForAClass_isKnownByThread() {
    ClassInitDump dump = ClassInitDump.parse(INITIALISER + WAITER + OF_THE_JVM);

    assertThat(dump.waiting()).isEqualTo(Map.of(14L, "com.acme.Prices"));
    assertThat(dump.initialiser("com.acme.Prices")).isEqualTo(20);
  }

  @Test
  void threadInAnInitialiser_thatNobodyWaitsFor_isNoWait() {
    assertThat(ClassInitDump.parse(INITIALISER + OF_THE_JVM).waiting()).isEmpty();
  }

  @Test
  void waitForTheSubclass_whileTheSuperclassIsInitialised_hasNoCertainOwner() {
    String superclass = INITIALISER.replace("com.acme.Prices.<clinit>", "com.acme.Base.<clinit>");
    ClassInitDump dump = ClassInitDump.parse(superclass + WAITER);

    assertThat(dump.waiting()).containsEntry(14L, "com.acme.Prices");
    assertThat(dump.initialiser("com.acme.Prices")).isNull();
  }

  @Test
  void twoClassesOfOneName_haveNoCertainOwner() {
    String other = INITIALISER.replace("#20", "#21");

    assertThat(ClassInitDump.parse(WAITER + INITIALISER + other).initialiser("com.acme.Prices"))
        .isNull();
  }

  @Test
  void oneThreadTwiceInTheSameInitialiser_isTheOwner() {
    String twice = INITIALISER.stripTrailing() + "\n\tat com.acme.Prices.<clinit>(Prices.java:9)\n";

    assertThat(ClassInitDump.parse(twice).initialiser("com.acme.Prices")).isEqualTo(20);
  }

  @Test
  void initialiserOnAVirtualThread_goesByItsCarrier() {
    assertThat(ClassInitDump.parse(WAITER + CARRIER).initialiser("com.acme.Prices")).isEqualTo(23);
  }

  @Test
  void waiterOnAVirtualThread_goesByItsCarrier_whereverTheDumpShowsIt() {
    String waits = "\t- waiting on the Class initialization monitor for com.acme.Prices\n";
    String mounted = CARRIER.replace("\tat com.acme.Prices.<clinit>(Prices.java:7)\n", waits);
    String carried = mounted.replace("   Mounted virtual thread #22\n", "");

    assertThat(ClassInitDump.parse(mounted).waiting()).containsEntry(23L, "com.acme.Prices");
    assertThat(ClassInitDump.parse(carried).waiting()).containsEntry(23L, "com.acme.Prices");
  }

  @Test
  void textOfAnotherForm_saysNothing() {
    String odd =
        "\n\tat a.B.<clinit>(B.java:1)\n\" #\n\" #99999999999999999999 x\n\tat\n\t- waiting on";

    assertThat(ClassInitDump.parse(odd).waiting()).isEmpty();
    assertThat(ClassInitDump.parse(odd).initialiser("a.B")).isNull();
    assertThat(ClassInitDump.parse("").waiting()).isEmpty();
  }
}
