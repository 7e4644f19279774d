// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.diagnose;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Code of which everything is known, and asked one frame after the other. */
record PlayedCode(Predicate<StackTraceElement> monitors, Predicate<StackTraceElement> handles)
    implements FrameCode {
  @Override
  public void read(List<StackTraceElement> frames, boolean toMonitor) {
    // known
  }

  @Override
  public @Nullable Boolean holdsMonitor(StackTraceElement frame) {
    return monitors.test(frame);
  }

  @Override
  public boolean callsHandle(StackTraceElement frame) {
    return handles.test(frame);
  }
}
