// SPDX-License-Identifier: Apache-2.0
/**
 * What a client of JMX may ask: a bean for each loop, one for all carriers, one for where loops
 * block, one for the agent, whose thresholds can be set. Nothing here is loaded before there is
 * something to tell, or somebody who may ask.
 */
@org.jspecify.annotations.NullMarked
package io.loopwatch.jmx;
