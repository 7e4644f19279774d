// SPDX-License-Identifier: Apache-2.0
/**
 * {@code top}: loops of another JVM, live in a terminal. Readings come from a {@link
 * io.loopwatch.top.Source}, {@link io.loopwatch.top.Model} makes rows of them, {@link
 * io.loopwatch.top.Layout} makes lines of rows; these know no terminal. Only {@link
 * io.loopwatch.top.Screen} does.
 */
@NullMarked
package io.loopwatch.top;

import org.jspecify.annotations.NullMarked;
