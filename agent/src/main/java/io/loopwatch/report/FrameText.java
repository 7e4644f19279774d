// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

/**
 * Stack frames as strings. Not {@link StackTraceElement#toString()}, whose class loader and module
 * version depend on how the element was made.
 */
public final class FrameText {
  private FrameText() {}

  /** As in a stack trace: {@code java.base/java.lang.Thread.sleep(Thread.java:509)}. */
  public static String frame(StackTraceElement frame) {
    String module = frame.getModuleName();
    return module == null || module.isEmpty()
        ? place(frame)
        : OneLine.of(module) + "/" + place(frame);
  }

  /** Without the module: {@code com.acme.Orders.load(Orders.java:42)}. */
  public static String place(StackTraceElement frame) {
    return OneLine.of(frame.getClassName() + "." + frame.getMethodName())
        + "("
        + source(frame)
        + ")";
  }

  private static String source(StackTraceElement frame) {
    if (frame.isNativeMethod()) {
      return "Native Method";
    }
    String file = frame.getFileName();
    if (file == null) {
      return "Unknown Source";
    }
    String name = OneLine.of(file);
    return frame.getLineNumber() >= 0 ? name + ":" + frame.getLineNumber() : name;
  }
}
