// SPDX-License-Identifier: Apache-2.0
/**
 * The commands of {@code java -jar loopwatch.jar}.
 *
 * <p>Must not be loaded by the agent: nothing outside of this package refers to it, and an
 * application that is watched never pays for it. Exit codes are in {@link
 * io.loopwatch.cli.ExitCode}.
 */
@NullMarked
package io.loopwatch.cli;

import org.jspecify.annotations.NullMarked;
