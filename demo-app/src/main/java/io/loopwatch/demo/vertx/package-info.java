// SPDX-License-Identifier: Apache-2.0
/** The Vert.x service: one class for each row of the table, with its wrong and its right form. */
@NullMarked
package io.loopwatch.demo.vertx;

import org.jspecify.annotations.NullMarked;
