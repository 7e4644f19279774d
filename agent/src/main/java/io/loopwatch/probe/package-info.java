// SPDX-License-Identifier: Apache-2.0
/**
 * What woven code calls. JDK only; no lock, no park, no throw, no logging, no allocation once a
 * loop is warm.
 *
 * <p><b>Must not be loaded by the agent's class loader.</b> The shipped jar carries these classes
 * renamed to {@code java.lang.LoopwatchProbe}, {@code java.lang.LoopwatchSlot} and so on; the agent
 * defines them in the boot loader, so that woven code in every class loader finds them. Only unit
 * tests see this package under its own name.
 *
 * <p><b>Threading.</b> A {@link io.loopwatch.probe.Slot} is written by its loop's thread alone and
 * read by the watchdog; a {@link io.loopwatch.probe.LagRing} has one index that the watchdog
 * writes. Words for memory order:
 *
 * <ul>
 *   <li><i>opaque</i>: never torn, never hoisted out of a loop, visible soon; orders nothing else.
 *       On x86 and ARM a plain load or store.
 *   <li><i>release</i> and <i>acquire</i>: what was written before the store is seen after the
 *       load.
 *   <li><i>store fence</i>: the stores above become visible before the stores below.
 * </ul>
 */
package io.loopwatch.probe;
