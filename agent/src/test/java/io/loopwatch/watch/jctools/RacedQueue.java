// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.watch.jctools;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;

/** A queue of which all but the first task are taken while it is walked. */
public final class RacedQueue extends LinkedBlockingQueue<Runnable> {
  private static final long serialVersionUID = 1L;

  @Override
  public Iterator<Runnable> iterator() {
    return new Iterator<>() {
      private boolean wasAsked;

      @Override
      public boolean hasNext() {
        return true;
      }

      @Override
      public Runnable next() {
        if (wasAsked) {
          throw new NoSuchElementException();
        }
        wasAsked = true;
        return Objects.requireNonNull(peek());
      }
    };
  }
}
