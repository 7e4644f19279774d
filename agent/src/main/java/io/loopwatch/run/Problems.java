// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.run;

import java.util.ArrayList;
import java.util.List;

/** What could not be read, file by file: the first of each are told, the others counted. */
final class Problems {
  private static final int MOST_OF_A_FILE = 20;

  private final List<String> all = new ArrayList<>();

  void add(String problem) {
    all.add(problem);
  }

  /** Those of one file. */
  OfFile of(String file) {
    return new OfFile(file);
  }

  List<String> all() {
    return List.copyOf(all);
  }

  /** Counts for one file; to be closed when it has been read. */
  final class OfFile implements AutoCloseable {
    private final String file;
    private long count;

    private OfFile(String file) {
      this.file = file;
    }

    void add(String problem) {
      count++;
      if (count <= MOST_OF_A_FILE) {
        all.add(problem);
      }
    }

    @Override
    public void close() {
      if (count > MOST_OF_A_FILE) {
        all.add(file + ": and " + (count - MOST_OF_A_FILE) + " more lines could not be read");
      }
    }
  }
}
