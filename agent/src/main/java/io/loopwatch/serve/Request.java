// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.serve;

import org.jspecify.annotations.Nullable;

/**
 * What a resource may know of a request.
 *
 * @param accept the forms that the client takes, or null
 * @param known the tag of the content that it has, or null
 */
record Request(@Nullable String accept, @Nullable String known) {}
