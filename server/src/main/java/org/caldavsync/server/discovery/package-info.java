/**
 * Trying an account out before it is saved: what is found from the address a person typed, with every step on the way.
 *
 * <p>Stores nothing. Start reading at {@link org.caldavsync.server.discovery.DiscoveryRoutes}.
 */
@NullMarked
@CheckReturnValue
package org.caldavsync.server.discovery;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
