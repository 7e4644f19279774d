// SPDX-License-Identifier: Apache-2.0

/** A library that nobody has heard of, which stands between the application and what blocks. */
package com.thirdparty.client;
