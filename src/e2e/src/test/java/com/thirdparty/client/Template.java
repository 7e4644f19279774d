// SPDX-License-Identifier: Apache-2.0
package com.thirdparty.client;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.Lock;

/** Calls the application back, and stands behind its interfaces. */
public final class Template implements InvocationHandler {
  /** Calls. */
  public <T> T execute(Callable<T> action) throws Exception {
    return action.call();
  }

  /** Takes a lock, and gives it up. */
  public void inTurn(Lock lock) {
    lock.lock();
    lock.unlock();
  }

  /** Sleeps as many milliseconds as the first argument says. */
  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments)
      throws InterruptedException {
    Thread.sleep((Integer) arguments[0]);
    return null;
  }
}
