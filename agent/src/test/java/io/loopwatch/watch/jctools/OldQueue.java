// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch.jctools;

import java.util.Iterator;
import java.util.concurrent.LinkedBlockingQueue;

/** A queue of a version that cannot be walked. */
public final class OldQueue extends LinkedBlockingQueue<Runnable> {
  private static final long serialVersionUID = 1L;

  @Override
  public Iterator<Runnable> iterator() {
    throw new UnsupportedOperationException();
  }
}
