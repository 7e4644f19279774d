// SPDX-License-Identifier: Apache-2.0
/**
 * The options: one table that parses, explains and prints them.
 *
 * <p>{@link io.loopwatch.config.OptionTable} holds a row for each option. {@link
 * io.loopwatch.config.OptionsParser} reads the places an option can come from by that table and
 * gives either {@link io.loopwatch.config.Options} or every {@link io.loopwatch.config.Problem} it
 * found; {@link io.loopwatch.config.OptionsPrinter} writes the table for people. Adding an option
 * is adding a row and an accessor.
 *
 * <p>Parsing runs in {@code premain} of every user, before anything of the JDK that it touches is
 * warm. So on the way of good options there is no regular expression, no stream, no lambda and no
 * string concatenation (its bootstrap alone costs more than all the rest); where an error is told,
 * the ordinary means are fine. JDK only.
 *
 * <p>What parsing returns is immutable and safe to hand between threads.
 */
@NullMarked
package io.loopwatch.config;

import org.jspecify.annotations.NullMarked;
