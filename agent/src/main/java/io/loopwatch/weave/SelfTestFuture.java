// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import org.jspecify.annotations.Nullable;

/**
 * A future in miniature, in which each advice of {@link DroppedPoints} that is not the JDK's is
 * tried. Woven by the self-test alone: its methods are named as the self-test's rows are.
 */
class SelfTestFuture implements SelfTestAsked {
  private @Nullable Object value;
  private @Nullable Object listener;

  /** As those of the frameworks are named. */
  record CauseHolder(Throwable cause) {}

  SelfTestFuture() {}

  /** One that has failed. */
  SelfTestFuture(Object failed, Throwable cause) {
    this.value = failed;
  }

  @Override
  public SelfTestAsked failed(Throwable cause) {
    return new SelfTestFuture(new CauseHolder(cause), cause);
  }

  @Override
  public boolean fail(Throwable cause) {
    return hold(cause);
  }

  @Override
  public boolean complete(@Nullable Object result, @Nullable Throwable cause) {
    return hold(cause);
  }

  private boolean hold(@Nullable Throwable cause) {
    boolean isFirst = value == null;
    value = isFirst && cause != null ? new CauseHolder(cause) : value;
    return isFirst;
  }

  @Override
  public void ask(int way, Throwable cause) {
    switch (way) {
      case 0 -> answer();
      case 1 -> answerBadly();
      case 2 -> answerFailed();
      case 3 -> tell(cause);
      case 4 -> tellSecond(null, cause);
      case 5 -> pass(cause);
      case 6 -> passSecond(null, cause);
      default -> listen();
    }
  }

  private void listen() {
    listener = this;
    notifyListeners();
  }

  void answer() {}

  void answerBadly() {
    throw new IllegalStateException("failed");
  }

  void answerFailed() {}

  void notifyListeners() {
    listener = null;
  }

  void tell(Throwable cause) {}

  void tellSecond(@Nullable Object result, Throwable cause) {}

  void pass(Throwable cause) {}

  void passSecond(@Nullable Object result, Throwable cause) {}
}
