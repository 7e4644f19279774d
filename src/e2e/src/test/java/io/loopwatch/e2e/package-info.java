// SPDX-License-Identifier: Apache-2.0

/**
 * End-to-end tests: the shipped jar in child JVMs, on every JDK found, with real frameworks.
 *
 * <p>A test describes a child with {@link io.loopwatch.e2e.Target}, starts it, drives it through
 * {@link io.loopwatch.e2e.ChildJvm#ask} (or over loopback) and asserts on what the agent wrote:
 *
 * <pre>{@code
 * @ParameterizedTest(name = "{0}")
 * @MethodSource("io.loopwatch.e2e.Jdks#all")
 * void aSleepIsReported(Jdk jdk) {
 *   Target target =
 *       Target.of(jdk, LoopLab.class)
 *           .frameworks("netty-4.1", "logback")   // folders of target/frameworks
 *           .option("threshold", "50ms")          // options of the agent; events is always set
 *           .arguments("nio", "2");               // arguments of the fixture's main
 *   try (ChildJvm child = target.start()) {       // has printed READY when start() returns
 *     child.ask("sleep 200");                     // waits for the fixture's answer
 *     Event seen = child.events().await("stall seen", Event.stall("seen"));
 *     child.stop();                               // closes its stdin; waits for its exit
 *     child.events().await("stop", event -> event.is("stop"));
 *   }                                             // kills what is left, removes its folder
 * }
 * }</pre>
 *
 * <p>The fixtures are small mains in {@code io.loopwatch.e2e.fixture}, and share {@code Console}: a
 * line {@code READY key=value …} on stdout, then one answer for each line on stdin, until stdin
 * ends. So a child never outlives the JVM of the tests. They are compiled against the oldest API of
 * each framework and run with whatever folder the target names.
 *
 * <p>Two helpers keep a busy machine out of the verdict, by metronomes in the child and here:
 * {@code Told} does something that is to be told, {@code Calm} something that is not, and both do
 * it again where threads that only wake were held up meanwhile.
 *
 * <p>A JDK that is not installed skips its tests by name: {@link io.loopwatch.e2e.Jdk#java} aborts
 * them with an assumption. All waiting polls and ends at a deadline ({@link
 * io.loopwatch.e2e.Deadlines}); what fails then shows the child's events and the end of its output.
 *
 * <p>System properties: {@code loopwatch.jar} (the agent, by default that of the module {@code
 * agent}) and {@code loopwatch.frameworks}.
 */
package io.loopwatch.e2e;
