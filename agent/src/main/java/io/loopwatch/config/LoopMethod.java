// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.config;

/**
 * A method of the application each call of which is a callback of a further loop.
 *
 * @param className binary name of the class, as {@link Class#getName()} gives it
 * @param methodName all methods of this name
 */
public record LoopMethod(String className, String methodName) {}
