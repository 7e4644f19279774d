// SPDX-License-Identifier: Apache-2.0
/**
 * What {@code http=[host:]port} serves: {@code /metrics} for Prometheus, and a live page. Nothing
 * of it is loaded where the option is not set.
 *
 * <p>Read-only: there is nothing that a request could change. The watchdog is asked at most five
 * times a second, however many ask, and waits for nobody.
 */
@NullMarked
package io.loopwatch.serve;

import org.jspecify.annotations.NullMarked;
