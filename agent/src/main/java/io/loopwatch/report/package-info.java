// SPDX-License-Identifier: Apache-2.0
/**
 * One reporter a sink, each failing alone: the log, the histogram file, the event log. Owns each
 * format both ways.
 *
 * <p>A {@link io.loopwatch.report.Reporter} is plain and synchronous; a {@link
 * io.loopwatch.report.QueuedReporter} gives it a bounded queue and a daemon thread of its own, so
 * that a sink that hangs, throws or is slow holds up nobody: events are dropped and counted, and
 * the count is told.
 *
 * <p>Nothing here runs on a watched thread, and nothing is opened, looked up or loaded before the
 * first event that needs it: a reporter that is only constructed costs a few small objects.
 */
@org.jspecify.annotations.NullMarked
package io.loopwatch.report;
