// SPDX-License-Identifier: Apache-2.0

/**
 * The report's page in a real browser: Debian's Chromium without a screen, driven by its own
 * driver. Where one of the two is missing the tests are skipped, and say which script installs
 * them.
 *
 * <p>{@link io.loopwatch.e2e.page.RunData} makes what a page shows, {@link
 * io.loopwatch.e2e.page.PageFile} has the shipped jar write the page, and {@link
 * io.loopwatch.e2e.page.Browser} opens it and tells what it does.
 */
package io.loopwatch.e2e.page;
