// SPDX-License-Identifier: Apache-2.0
/**
 * The page that {@code report} writes: one HTML file that carries its style, its scripts and its
 * data, and asks nothing of a network.
 *
 * <p>What it looks like and what it does is in the resources beside these classes: {@code
 * page.html}, {@code page.css} and small scripts, all as they are written here, without a build
 * step. {@link io.loopwatch.page.Page} puts them together.
 */
@NullMarked
package io.loopwatch.page;

import org.jspecify.annotations.NullMarked;
