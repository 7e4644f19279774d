// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes the pictures of the documentation from a report of the demo application. See {@code
 * scripts/pictures}.
 */
public final class Pictures {
  private static final int WIDTH = 1_400;
  private static final int HEIGHT = 820;

  private final Path page;
  private final Path folder;

  private Pictures(Path page, Path folder) {
    this.page = page;
    this.folder = folder;
  }

  /** The page, and the folder that takes the pictures. */
  public static void main(String[] arguments) throws IOException {
    Pictures pictures = new Pictures(Path.of(arguments[0]), Path.of(arguments[1]));
    Files.createDirectories(pictures.folder);
    pictures.take("report-stall.png", false, "loopwatch.openStall(5)");
    pictures.take(
        "report-icicle.png",
        true,
        "document.getElementById('icicle').scrollIntoView({block: 'end'});"
            + "const field = document.getElementById('frames-search'); field.value = 'wrong';"
            + "field.dispatchEvent(new Event('input'))");
  }

  private void take(String name, boolean dark, String statements) throws IOException {
    try (Browser browser = Browser.start(WIDTH, HEIGHT, dark)) {
      browser.open(page.toAbsolutePath()).cost(statements);
      Files.write(folder.resolve(name), browser.picture());
    }
  }
}
