// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.listen;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An application with listeners: defines them itself, and copies of other classes; asks its parent
 * for the rest.
 */
final class ApplicationLoader extends ClassLoader {
  private static final String SERVICES = "META-INF/services/" + ListenerCall.LISTENER;

  private final Set<String> own;
  private final String services;

  private ApplicationLoader(Set<String> own, String services) {
    super(ApplicationLoader.class.getClassLoader());
    this.own = own;
    this.services = services;
  }

  /** One that has these listeners, and the API from its parent. */
  static ApplicationLoader of(Class<?>... listeners) {
    List<String> names = Arrays.stream(listeners).map(Class::getName).toList();
    return new ApplicationLoader(Set.copyOf(names), String.join("\n", names));
  }

  /** One that has these listeners, and the API itself, too. */
  static ApplicationLoader withApi(Class<?>... listeners) {
    List<String> names = Arrays.stream(listeners).map(Class::getName).toList();
    Set<String> own =
        Stream.concat(
                names.stream(), Stream.of(ListenerCall.LISTENER, "io.loopwatch.api.LoopwatchEvent"))
            .collect(Collectors.toSet());
    return new ApplicationLoader(own, String.join("\n", names));
  }

  /** What this loader's copy of {@link RecordingListener} was told. */
  @SuppressWarnings("unchecked")
  List<String> told() {
    try {
      return (List<String>) loadClass(RecordingListener.class.getName()).getField("TOLD").get(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!own.contains(name)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known == null ? define(name) : known;
    }
  }

  private Class<?> define(String name) {
    try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
      byte[] bytes = in.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return name.equals(SERVICES)
        ? Collections.enumeration(List.of(url()))
        : super.getResources(name);
  }

  private URL url() throws IOException {
    byte[] bytes = services.getBytes(StandardCharsets.UTF_8);
    return new URL(null, "services:", new Memory(bytes));
  }

  private static final class Memory extends URLStreamHandler {
    private final byte[] bytes;

    Memory(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() {
          connected = true;
        }

        @Override
        public InputStream getInputStream() {
          return new ByteArrayInputStream(bytes);
        }
      };
    }
  }
}
