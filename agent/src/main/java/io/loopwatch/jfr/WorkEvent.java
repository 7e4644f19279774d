// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.jfr;

import io.loopwatch.report.FrameText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jdk.jfr.Description;
import jdk.jfr.Label;
import org.jspecify.annotations.Nullable;

/** What is said of work that held a loop up. */
abstract class WorkEvent extends LoopEvent {
  @Label("Operation")
  @Description("What it did, in a user's words")
  @Nullable String operation;

  @Label("Culprit")
  @Description("The innermost frame of the application's own code")
  @Nullable String culprit;

  @Label("Callback")
  @Description("Class of the task or handler")
  @Nullable String callback;

  @Label("Context")
  @Description("What the framework says of the work: verticle, deployment, virtual thread")
  @Nullable String context;

  @Label("Hint")
  @Description("What to do about it")
  @Nullable String hint;

  @Label("Stack")
  @Description("Of the loop's thread, innermost frame first")
  @Nullable String stack;

  /** Fills in what all work has. */
  void work(
      @Nullable String did,
      @Nullable StackTraceElement frame,
      @Nullable String task,
      Map<String, String> about,
      List<StackTraceElement> frames) {
    operation = did;
    culprit = frame == null ? null : FrameText.place(frame);
    callback = task;
    context =
        new TreeMap<>(about)
            .entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(", "));
    stack = frames.stream().map(FrameText::frame).collect(Collectors.joining("\n"));
  }
}
