// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import io.loopwatch.diagnose.FrameCode;
import io.loopwatch.weave.Monitors;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What diagnosing asks of frames, as their class files say it. */
record ClassFileCode(Monitors monitors) implements FrameCode {
  @Override
  public void read(List<StackTraceElement> frames, boolean toMonitor) {
    monitors.read(frames, toMonitor);
  }

  @Override
  public @Nullable Boolean holdsMonitor(StackTraceElement frame) {
    return monitors.holdsMonitor(frame);
  }

  @Override
  public boolean callsHandle(StackTraceElement frame) {
    return monitors.callsHandle(frame);
  }
}
