/**
 * Many calendar objects into one feed that every reader loads.
 *
 * <p>Knows iCalendar and time zones, not where objects come from nor who is served. Start reading at
 * {@link org.caldavsync.icalendar.feed.FeedWriter}.
 */
@NullMarked
@CheckReturnValue
package org.caldavsync.icalendar.feed;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
