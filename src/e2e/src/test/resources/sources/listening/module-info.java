// SPDX-License-Identifier: Apache-2.0

/** A module with a listener. */
module acme.listening {
  requires io.loopwatch;

  provides io.loopwatch.api.LoopwatchListener with
      acme.listening.Listening;
}
