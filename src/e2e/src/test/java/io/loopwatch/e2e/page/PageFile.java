// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import io.loopwatch.e2e.Places;
import java.io.IOException;
import java.io.Writer;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

/** Has the shipped jar write a page. */
final class PageFile {
  /** Leaves it to the page to escape what would end its element. */
  private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

  private static final String PAGE = "io.loopwatch.page.Page";

  private PageFile() {}

  /** Writes a page that shows this run. */
  static Path write(Path file, JsonElement run) throws IOException, ReflectiveOperationException {
    URL[] jar = {Places.agent().toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(jar, ClassLoader.getPlatformClassLoader());
        Writer out = Files.newBufferedWriter(file, UTF_8)) {
      Class<?> page = loader.loadClass(PAGE);
      Class<?> dataWriter = loader.loadClass(PAGE + "$DataWriter");
      Object data =
          Proxy.newProxyInstance(
              loader,
              new Class<?>[] {dataWriter},
              (proxy, method, arguments) -> {
                JSON.toJson(run, (Writer) arguments[0]);
                return null;
              });
      page.getMethod("write", Writer.class, String.class, dataWriter)
          .invoke(null, out, "a run", data);
    }
    return file;
  }
}
