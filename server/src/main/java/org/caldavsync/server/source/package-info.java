/**
 * Sources: CalDAV accounts whose calendars are pulled and served as one feed.
 *
 * <p>Holds what users configure, its routes and rows, and the run that pulls. Knows nothing of how feeds are served or
 * runs are scheduled beyond their ports. Start reading at {@link org.caldavsync.server.source.Source}; the run is
 * {@code SourceJob}.
 */
@NullMarked
@CheckReturnValue
package org.caldavsync.server.source;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
