// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.listen;

import io.loopwatch.api.LoopwatchEvent;
import io.loopwatch.api.LoopwatchListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Public as an application's has to be. Class loaders in the tests have copies of it. */
public final class RecordingListener implements LoopwatchListener {
  /** What this copy of the class was told, on which thread and in which context. */
  public static final List<String> TOLD = new CopyOnWriteArrayList<>();

  @Override
  public void event(LoopwatchEvent event) {
    Thread thread = Thread.currentThread();
    ClassLoader context = thread.getContextClassLoader();
    boolean isOwn = context == getClass().getClassLoader();
    TOLD.add(event.type() + " " + event.id() + " on " + thread.getName() + (isOwn ? "" : " ?"));
  }
}
