package org.caldavsync.caldav;

import org.caldavsync.caldav.xml.DavResponse;

/** A response of a multistatus with its address resolved. */
record Resource(Href href, DavResponse response) {}
