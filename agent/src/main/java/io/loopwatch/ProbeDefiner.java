// SPDX-License-Identifier: Apache-2.0
package io.loopwatch;

import java.lang.invoke.MethodHandles;
import java.util.function.Consumer;

/**
 * Defines classes in {@code java.lang}. Must be loaded by {@link ProbeDelivery}'s own class loader
 * and by no other: the package is opened to that loader's module alone, and stays closed to the
 * application.
 */
final class ProbeDefiner implements Consumer<byte[]> {
  private final MethodHandles.Lookup lookup;

  /**
   * Makes one.
   *
   * @throws IllegalAccessException where {@code java.lang} is not open to this class
   */
  ProbeDefiner() throws IllegalAccessException {
    lookup = MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup());
  }

  @Override
  public void accept(byte[] bytes) {
    try {
      lookup.defineClass(bytes);
    } catch (IllegalAccessException refused) {
      throw new IllegalStateException(refused);
    }
  }
}
