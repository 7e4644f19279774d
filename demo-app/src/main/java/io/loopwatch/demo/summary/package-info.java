// SPDX-License-Identifier: Apache-2.0
/**
 * What Loopwatch told of a run, beside what the run did: was each wrong form flagged, and each
 * right one silent?
 */
@NullMarked
package io.loopwatch.demo.summary;

import org.jspecify.annotations.NullMarked;
