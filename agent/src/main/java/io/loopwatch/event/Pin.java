// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.event;

import org.jspecify.annotations.Nullable;

/**
 * What kept a virtual thread on its carrier while it waited.
 *
 * @param reason why it could not unmount
 * @param frame the frame that pins: the one that holds the monitor, the static initialiser, the
 *     native method; null where the stack does not show it
 * @param cure what to do about it on this JDK, as part of a sentence: {@code "on JDK 24+ this would
 *     not pin"}
 */
public record Pin(PinReason reason, @Nullable StackTraceElement frame, String cure) {}
