// SPDX-License-Identifier: Apache-2.0
/**
 * Puts the probe's calls into loops: one table of hook points ({@link
 * io.loopwatch.weave.HookPoints}) and one transformer that weaves its rows.
 *
 * <p>Classes are matched by the end of their name, so that relocated copies of a framework are
 * found too. Nothing here loads a class of the application: woven handlers keep no locals, so that
 * no stack map frame has to be computed.
 */
@org.jspecify.annotations.NullMarked
package io.loopwatch.weave;
