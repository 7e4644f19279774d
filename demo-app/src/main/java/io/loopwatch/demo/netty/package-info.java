// SPDX-License-Identifier: Apache-2.0
/**
 * The plain Netty server: one class for each row of the table, with its wrong and its right form.
 */
@NullMarked
package io.loopwatch.demo.netty;

import org.jspecify.annotations.NullMarked;
