/**
 * When things happen: dates and times (RFC 5545 §3.3.4, §3.3.5), recurrence rules (§3.3.10) and the occurrences of one
 * calendar object.
 *
 * <p>Every question is answered within a budget of steps, whatever rule a hostile feed holds. Knows nothing of time zone
 * names: it is handed a {@link org.caldavsync.icalendar.recur.ZoneLookup}. Start reading at
 * {@link org.caldavsync.icalendar.recur.Occurrences}.
 */
@NullMarked
@CheckReturnValue
package org.caldavsync.icalendar.recur;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
