/**
 * What an operator sets: the environment, read once at the start into one immutable {@link
 * org.caldavsync.server.config.Config}.
 *
 * <p>Knows the shapes of the toolkit packages it fills in (credentials, key, public URL) and nothing of the features.
 * Start at {@link org.caldavsync.server.config.Variable}, the one table of names, defaults and meanings.
 */
@NullMarked
@CheckReturnValue
package org.caldavsync.server.config;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
