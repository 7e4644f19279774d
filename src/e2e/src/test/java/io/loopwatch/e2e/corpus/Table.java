// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The table of stalls. */
final class Table {
  private static final int HEAD_LINES = 2;

  private Table() {}

  static List<Row> rows() {
    try (InputStream in = Table.class.getResourceAsStream("/corpus/stalls.md")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(HEAD_LINES)
          .map(Row::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
