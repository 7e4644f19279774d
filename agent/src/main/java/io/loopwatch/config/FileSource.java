// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.Properties;

/** The properties file that {@code config} names, in UTF-8. */
final class FileSource extends Source {
  /**
   * More than any options take; a log or a heap dump named by mistake should not be read into
   * memory.
   */
  private static final long MAX_BYTES = 1 << 20;

  private final Setting<?> config;
  private final File file;

  private FileSource(Setting<?> config) {
    this.config = config;
    this.file = new File(config.text());
  }

  /**
   * A file. Not a constructor: this class should be loaded where there is a file, not wherever the
   * caller is verified.
   *
   * @param config the setting that names it
   */
  static Source of(Setting<?> config) {
    return new FileSource(config);
  }

  @Override
  String place() {
    return "file ".concat(config.text());
  }

  @Override
  void read(Layer layer) {
    String unfit = unfit();
    if (!unfit.isEmpty()) {
      layer.add(Problems.about(config, unfit));
      return;
    }
    try (Reader reader = Files.newBufferedReader(file.toPath(), StandardCharsets.UTF_8)) {
      new Entries(layer).load(reader);
    } catch (CharacterCodingException e) {
      layer.add(Problems.about(config, "the file is not UTF-8"));
    } catch (InvalidPathException e) {
      layer.add(Problems.about(config, "no path: " + Shown.text(e.getReason())));
    } catch (NoSuchFileException e) {
      layer.add(Problems.about(config, "there is no such file"));
    } catch (AccessDeniedException e) {
      layer.add(Problems.about(config, "no permission to read the file"));
    } catch (IOException e) {
      layer.add(Problems.about(config, "the file cannot be read: " + Shown.text(e.toString())));
    } catch (IllegalArgumentException e) {
      layer.add(Problems.about(config, "the file has a malformed \\uxxxx escape"));
    }
  }

  /** Why this cannot be a file with options; empty where it can. */
  private String unfit() {
    if (file.exists() && !file.isFile()) {
      return "that is not a file with options: a properties file is allowed";
    }
    return file.length() > MAX_BYTES
        ? "the file is larger than 1 MiB: a properties file is allowed"
        : "";
  }

  /**
   * Passes each entry on as it is read, in the order of the file. A map filled first would have
   * lost the doubled keys by then.
   */
  private final class Entries extends Properties {
    private static final long serialVersionUID = 1L;

    private final transient Layer layer;

    Entries(Layer layer) {
      this.layer = layer;
    }

    @Override
    public synchronized Object put(Object key, Object value) {
      if (key.equals(OptionTable.CONFIG.key())) {
        layer.add(
            Problems.invalidValue(
                OptionTable.CONFIG,
                value.toString(),
                FileSource.this,
                "a file cannot name another file"));
      } else {
        layer.put(key.toString(), key.toString(), value.toString());
      }
      return value;
    }
  }
}
