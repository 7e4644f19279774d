// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

/**
 * Which process wrote a file, so that loops of equal names on several hosts stay apart.
 *
 * @param host name of its machine, or of its container
 * @param pid its number there
 */
public record ProcessName(String host, long pid) {}
