/**
 * Feeds: building them from stored items, storing them as immutable versions, serving them under {@code /ics/}.
 *
 * <p>Knows iCalendar, rows and HTTP, not CalDAV nor how items came to be; whoever changes items or paths says so to
 * {@link org.caldavsync.server.feed.FeedCache} and {@link org.caldavsync.server.feed.FeedLookup}. Start reading at
 * {@link org.caldavsync.server.feed.FeedBuilder} for writing and {@link org.caldavsync.server.feed.FeedHandler} for
 * serving.
 */
@NullMarked
@CheckReturnValue
package org.caldavsync.server.feed;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
