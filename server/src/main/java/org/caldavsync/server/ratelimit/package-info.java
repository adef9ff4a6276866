/**
 * How much one client may ask: token buckets, one for each client, in bounded memory.
 *
 * <p>Knows addresses and time, not requests; must not know {@code web}, {@code auth} or any feature. Start at {@link
 * org.caldavsync.server.ratelimit.TokenBuckets}.
 */
@NullMarked
@CheckReturnValue
package org.caldavsync.server.ratelimit;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
