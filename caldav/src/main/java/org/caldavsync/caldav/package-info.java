/** CalDAV client (RFC 4918, 4791, 6578, 6764): discovery, change tracking, conditional writes. Knows HTTP, not the service. */
@NullMarked
package org.caldavsync.caldav;

import org.jspecify.annotations.NullMarked;
