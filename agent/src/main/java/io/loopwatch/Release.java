// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import io.loopwatch.attach.Reply;
import io.loopwatch.config.Options;
import io.loopwatch.weave.LoopTransformer;
import java.util.Map;

/** Which Loopwatch this is, and what it says of itself. Loads nothing of the probe. */
final class Release {
  private Release() {}

  /** The version, from the jar's manifest. */
  static String version() {
    String version = Release.class.getPackage().getImplementationVersion();
    return version == null ? ModuleVersion.of(Release.class.getModule()) : version;
  }

  /** Tells whoever looks at this JVM from outside. */
  static void post(String state) {
    System.setProperty(Reply.VERSION, version());
    System.setProperty(Reply.STATE, state);
  }

  /** What is on: the thresholds in force, and whatever else somebody set. */
  static String startLine(Options options) {
    StringBuilder line = new StringBuilder("loopwatch ").append(version()).append(" is on");
    String separator = ": ";
    for (Map.Entry<String, String> option : options.effective().entrySet()) {
      String key = option.getKey();
      if (key.endsWith("threshold") || options.origins().containsKey(key)) {
        line.append(separator).append(key).append('=').append(option.getValue());
        separator = ", ";
      }
    }
    if (options.carriers() && !LoopTransformer.canWatchCarriers()) {
      line.append("; carriers of virtual threads need JDK 21");
    }
    return line.toString();
  }
}
