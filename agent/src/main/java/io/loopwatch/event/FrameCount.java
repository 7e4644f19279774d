// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

/**
 * How often a frame was the innermost one.
 *
 * @param frame the frame
 * @param count samples with this frame on top, at least 1
 */
public record FrameCount(StackTraceElement frame, int count) {}
