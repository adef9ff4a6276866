/**
 * Lossless iCalendar streams (RFC 5545): read, group, repair, fingerprint, expand, write.
 *
 * <p>Whatever this package does not understand it keeps octet for octet. It does no I/O beyond the streams it is handed,
 * knows no HTTP, no SQL and no clock, and nothing of its sub-packages. Start reading at
 * {@link org.caldavsync.icalendar.CalendarParser} for a whole resource or feed, at
 * {@link org.caldavsync.icalendar.CalendarReader} for a stream.
 */
@NullMarked
@CheckReturnValue
package org.caldavsync.icalendar;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
