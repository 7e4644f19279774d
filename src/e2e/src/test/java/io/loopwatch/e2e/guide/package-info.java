// SPDX-License-Identifier: Apache-2.0
/**
 * The forms of {@code src/site/guide.md}: is each wrong one told as the page says, and no right?
 */
package io.loopwatch.e2e.guide;
