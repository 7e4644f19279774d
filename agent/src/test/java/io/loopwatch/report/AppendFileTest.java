// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppendFileTest {
  @TempDir private Path folder;

  @Test
  void write_makesFoldersAndAppends() throws IOException {
    Path path = folder.resolve("a/b/c.log");
    try (AppendFile file = new AppendFile(path, false)) {
      file.write(bytes("one\n"));
      assertThat(path).hasContent("one\n");
      file.write(bytes("two\n"));
      assertThat(file.size()).isEqualTo(8);
    }
    assertThat(path).hasContent("one\ntwo\n");
  }

  @Test
  void existingContent_isKeptOrRemovedAsAsked() throws IOException {
    Path path = Files.writeString(folder.resolve("old.log"), "old\n");
    try (AppendFile file = new AppendFile(path, false)) {
      file.write(bytes("new\n"));
    }
    assertThat(path).hasContent("old\nnew\n");
    try (AppendFile file = new AppendFile(path, true)) {
      file.write(bytes("only\n"));
      file.close();
      file.write(bytes("this\n"));
    }
    assertThat(path).hasContent("only\nthis\n");
  }

  @Test
  void halfALineOfAnEarlierProcess_isEnded() throws IOException {
    Path path = Files.writeString(folder.resolve("killed.log"), "one\ntw");
    try (AppendFile file = new AppendFile(path, false)) {
      file.write(bytes("three\n"));
      file.close();
      file.write(bytes("four\n"));
    }
    assertThat(path).hasContent("one\ntw\nthree\nfour\n");
  }

  @Test
  void folderThatIsALink_isUsed() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    try (AppendFile file = new AppendFile(link.resolve("x.log"), false)) {
      file.write(bytes("x"));
    }
    assertThat(real.resolve("x.log")).hasContent("x");
  }

  @Test
  void interrupt_failsOneWrite_andLeavesNoHalf() throws IOException {
    Path path = folder.resolve("x.log");
    try (AppendFile file = new AppendFile(path, false)) {
      file.write(bytes("one\n"));
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> file.write(bytes("two\n"))).hasMessageContaining("x.log");
      assertThat(Thread.interrupted()).isTrue();
      file.write(bytes("three\n"));
    }
    assertThat(path).hasContent("one\nthree\n");
  }

  @Test
  void movedFile_isMadeAnewWhenItIsOpenedAgain() throws IOException {
    Path path = folder.resolve("x.log");
    try (AppendFile file = new AppendFile(path, false)) {
      file.write(bytes("one\n"));
      Files.move(path, folder.resolve("x.log.1"));
      file.close();
      file.write(bytes("two\n"));
    }
    assertThat(path).hasContent("two\n");
  }

  @Test
  void fullDisk_throwsAndNamesThePath() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full));
    try (AppendFile file = new AppendFile(full, true)) {
      assertThatThrownBy(() -> file.write(bytes("x")))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("/dev/full: ");
    }
  }

  @Test
  void noFolder_throws() throws IOException {
    Path plain = Files.createFile(folder.resolve("file"));
    try (AppendFile file = new AppendFile(plain.resolve("x.log"), false)) {
      assertThatThrownBy(file::open).isInstanceOf(IOException.class);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
