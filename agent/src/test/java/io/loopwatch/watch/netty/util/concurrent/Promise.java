// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch.netty.util.concurrent;

/** A wrapper's superclass, with fields that hold no work. */
class Promise {
  static final Runnable SHARED = () -> {};

  final Object result = new Object();
  final Runnable[] listeners = {SHARED};
}
