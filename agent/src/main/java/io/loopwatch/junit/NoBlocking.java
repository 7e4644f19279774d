// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Fails a test that blocked an event loop, or each such test of a class and of the classes nested
 * in it. The failure tells every call with its loop, line and stack, also where the application
 * swallowed the error, and whichever thread's loop it was. A test that fails by itself keeps its
 * failure, with this one suppressed in it.
 *
 * <p>{@code @BeforeEach} and {@code @AfterEach} count, constructors, {@code @BeforeAll} and
 * {@code @AfterAll} do not. Where tests run in parallel, a call is told to each test that ran at
 * the time: it cannot be known whose it was.
 *
 * <p>Needs the agent in the JVM that runs the tests, with the option {@code blocking} as {@code
 * throw} or {@code report}: without, the test fails and says so.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(NoBlockingExtension.class)
public @interface NoBlocking {}
