// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GuidePageTest {
  @Test
  void thePageIsWhatTheTablePrints() {
    assertThat(page())
        .as(
            "make it again: java -cp demo-app/target/loopwatch-demo-app.jar"
                + " io.loopwatch.demo.GuidePage > %s",
            page())
        .content()
        .isEqualToNormalizingNewlines(GuidePage.markdown());
  }

  @Test
  void everyFormThatThePageNamesIsWhereItSays() {
    assertThat(Pitfalls.all())
        .allSatisfy(
            it ->
                assertThat(
                        page()
                            .resolveSibling("../../demo-app/src/main/java")
                            .resolve(it.home().getName().replace('.', '/') + ".java"))
                    .exists());
  }

  /** From the directory of the module or of the reactor. */
  private static Path page() {
    Path page = Path.of("src", "site", "guide.md");
    return Files.exists(page) ? page : Path.of("..").resolve(page);
  }
}
