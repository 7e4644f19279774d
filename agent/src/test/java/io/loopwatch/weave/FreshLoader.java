// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.BiFunction;

/**
 * Loads Loopwatch's classes anew, so that a test gets statics of its own, and can break a class
 * before it is defined.
 */
public final class FreshLoader extends ClassLoader {
  private final String prefix;
  private final BiFunction<String, byte[], byte[]> change;

  /** Classes whose name begins with {@code prefix} are its own, as they are. */
  public FreshLoader(String prefix) {
    this(prefix, (name, bytes) -> bytes);
  }

  /** The same; {@code change} is given each one's name and bytes, and gives the bytes to define. */
  public FreshLoader(String prefix, BiFunction<String, byte[], byte[]> change) {
    super(FreshLoader.class.getClassLoader());
    this.prefix = prefix;
    this.change = change;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(prefix)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : define(name);
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = change.apply(name, in.readAllBytes());
      return defineClass(name, bytes, 0, bytes.length, FreshLoader.class.getProtectionDomain());
    } catch (IOException unreadable) {
      throw new ClassNotFoundException(name, unreadable);
    }
  }
}
