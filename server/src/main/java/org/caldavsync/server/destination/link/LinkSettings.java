package org.caldavsync.server.destination.link;

import org.caldavsync.http.AuthScheme;
import org.caldavsync.http.Tls;

/**
 * How a link is read, the password left out.
 *
 * @param username empty: none, or the password is a token
 * @param userAgent empty: the service's own, and a browser's where that is refused
 */
public record LinkSettings(LinkAddress address, String username, AuthScheme auth, Tls tls, String userAgent) {}
