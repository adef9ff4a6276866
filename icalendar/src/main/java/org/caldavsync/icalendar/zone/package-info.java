/**
 * Time zones of calendar data (RFC 5545 §3.2.19, §3.6.5): what a TZID means, what a VTIMEZONE says, and how one is written.
 *
 * <p>{@code java.time} is the only source of rules; nothing is fetched, and nothing depends on today's date or on the
 * default zone. Start reading at {@link org.caldavsync.icalendar.zone.ZoneResolver}; feeds come in through
 * {@link org.caldavsync.icalendar.zone.ZoneMerge}.
 */
@NullMarked
@CheckReturnValue
package org.caldavsync.icalendar.zone;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
