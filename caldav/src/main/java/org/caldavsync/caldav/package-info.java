/**
 * CalDAV client (RFC 4918, 4791, 6578, 6764): discovery, change tracking, downloads and conditional writes.
 *
 * <p>It knows HTTP only as {@code org.caldavsync.http} offers it, and nothing of the service: no database, no schedule,
 * no policy. What a server was seen to be able to do is kept in {@link org.caldavsync.caldav.Capabilities}, which the
 * caller stores. Start reading at {@link org.caldavsync.caldav.CalDavClient}.
 */
@NullMarked
@CheckReturnValue
package org.caldavsync.caldav;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
