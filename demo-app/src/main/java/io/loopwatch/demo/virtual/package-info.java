// SPDX-License-Identifier: Apache-2.0
/**
 * The server with a virtual thread for each request: one class for each row of the table that it
 * has, with its wrong and its right form. On JDK 21 and later.
 */
@NullMarked
package io.loopwatch.demo.virtual;

import org.jspecify.annotations.NullMarked;
