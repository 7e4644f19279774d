// SPDX-License-Identifier: Apache-2.0
/**
 * Loopwatch's events in a recording of JDK Flight Recorder, beside the JVM's own. Nothing here is
 * loaded where the module {@code jdk.jfr} is missing, and no event's class before a recording runs.
 */
@org.jspecify.annotations.NullMarked
package io.loopwatch.jfr;
