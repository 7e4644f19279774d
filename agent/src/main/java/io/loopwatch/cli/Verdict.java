// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.cli;

import io.loopwatch.report.OneLine;
import java.util.List;

/**
 * What a limit comes to.
 *
 * @param isOk whether it holds
 * @param summary why, in a line
 * @param details the loops or lines of code that are over, worst first; empty where it holds
 */
record Verdict(boolean isOk, String summary, List<String> details) {
  private static final int MOST_DETAILS = 20;

  /** One line, and below it those that are over. */
  String text(Limit limit) {
    StringBuilder text = new StringBuilder(isOk ? "ok      " : "FAILED  ");
    text.append(OneLine.of(limit.text())).append(": ").append(OneLine.of(summary)).append('\n');
    for (String detail : details.subList(0, Math.min(MOST_DETAILS, details.size()))) {
      text.append("          ").append(OneLine.of(detail)).append('\n');
    }
    if (details.size() > MOST_DETAILS) {
      text.append("          … and ").append(details.size() - MOST_DETAILS).append(" more\n");
    }
    return text.toString();
  }
}
