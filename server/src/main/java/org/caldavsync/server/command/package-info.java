/**
 * What the launcher does beside running the service: {@code backup}, {@code check} and the like, each a class.
 *
 * <p>Speaks to a person at a terminal; must not know HTTP routes. Start at {@link
 * org.caldavsync.server.command.CommandLine}.
 */
@NullMarked
@CheckReturnValue
package org.caldavsync.server.command;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
