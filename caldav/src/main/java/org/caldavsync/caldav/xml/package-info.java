/**
 * The XML of WebDAV and CalDAV: request bodies, and answers read as a stream that is bounded by one member.
 *
 * <p>It must not know HTTP or what the answers are used for. Start reading at
 * {@link org.caldavsync.caldav.xml.MultiStatus}; the names are in {@link org.caldavsync.caldav.xml.Dav}.
 */
@NullMarked
@CheckReturnValue
package org.caldavsync.caldav.xml;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
