// SPDX-License-Identifier: Apache-2.0

/** A small application of modules. */
module loopwatch.fixture.app {
  requires io.netty.common;
  requires io.netty.transport;
  requires org.slf4j;
}
