// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import org.jspecify.annotations.Nullable;

/** What the self-test does to {@link SelfTestFuture}, whose woven copy has no name. */
interface SelfTestAsked {
  /** Ways in which {@link #ask} asks. */
  int WAYS = 8;

  /** Another, which has failed. */
  SelfTestAsked failed(Throwable cause);

  /** Fails it; returns whether it was open. */
  boolean fail(Throwable cause);

  /** Fails it, or completes it where the cause is null; returns whether it was open. */
  boolean complete(@Nullable Object result, @Nullable Throwable cause);

  /** Asks it in one of {@link #WAYS}. */
  void ask(int way, Throwable cause);
}
