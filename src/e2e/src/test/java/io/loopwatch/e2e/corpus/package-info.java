// SPDX-License-Identifier: Apache-2.0

/**
 * Stalls of known cause and culprit, and what is told of them: the table is {@code
 * corpus/stalls.md} in the resources, the figures are in {@code src/site/corpus.md}.
 */
package io.loopwatch.e2e.corpus;
