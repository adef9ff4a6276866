/**
 * The two health routes: is the process able to serve, and how is it doing.
 *
 * <p>Learns everything through {@link org.caldavsync.server.health.Vitals}; must not know database, sources or runs.
 */
@NullMarked
@CheckReturnValue
package org.caldavsync.server.health;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
