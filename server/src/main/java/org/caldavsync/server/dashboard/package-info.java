/**
 * The page at {@code /} that says what this is and lists the feeds.
 *
 * <p>Learns of the feeds through {@link org.caldavsync.server.dashboard.FeedCatalogue}; must not know how they are
 * stored or served.
 */
@NullMarked
@CheckReturnValue
package org.caldavsync.server.dashboard;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
