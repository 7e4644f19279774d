// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

/**
 * How many tasks of one class.
 *
 * @param task name of the class, of a lambda the class in which it stands
 * @param count at least 1
 */
public record TaskCount(String task, long count) {}
