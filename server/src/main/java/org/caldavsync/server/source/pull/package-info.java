/**
 * The run of a source: find the account's calendars, take over what changed in them, have the feed built.
 *
 * <p>Decides what may be believed (a calendar that seems gone, events that seem deleted) and keeps what may not. Knows no
 * HTTP and no iCalendar syntax. Start reading at {@link org.caldavsync.server.source.pull.SourceJob}.
 */
@NullMarked
@CheckReturnValue
package org.caldavsync.server.source.pull;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
