// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo;

import com.google.gson.JsonParseException;
import io.loopwatch.demo.summary.Findings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Prints what Loopwatch caught of a run of {@link Main}, and judges it. */
public final class Summary {
  private static final int GOOD = 0;
  private static final int BAD = 1;
  private static final int WRONG_USE = 2;
  private static final int UNREADABLE = 3;

  private Summary() {}

  /**
   * Takes the event log and the file of calls. Exit status 0 if each wrong call was flagged and the
   * right ones were not blamed, 1 if not, 2 if the arguments are wrong, 3 if a file cannot be read.
   */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  private static int run(String... args) {
    if (args.length != 2) {
      System.err.println("usage: EVENTS.jsonl CALLS.jsonl");
      return WRONG_USE;
    }
    try {
      return print(Findings.read(Path.of(args[0]), Path.of(args[1])));
    } catch (IOException | UncheckedIOException | JsonParseException e) {
      System.err.println("summary: " + e);
      return UNREADABLE;
    }
  }

  private static int print(Findings findings) {
    findings.lines().forEach(System.out::println);
    System.out.println();
    System.out.println(
        findings.isGood()
            ? "Each call of a wrong form was flagged at its line, and no right one was blamed."
            : "NOT as it should be: a wrong form was missed, or something was blamed while right"
                + " forms ran.");
    return findings.isGood() ? GOOD : BAD;
  }
}
