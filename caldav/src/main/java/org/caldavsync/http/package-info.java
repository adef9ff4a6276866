/**
 * Guarded outbound HTTP: authentication, TLS, time and size limits, pace per host, redirects, and the guard against
 * private addresses. Every byte this service fetches goes through here. Must not know WebDAV, calendars or the service.
 * Start with {@link org.caldavsync.http.HttpGateway}, then {@link org.caldavsync.http.HttpSession#send}.
 */
@NullMarked
@CheckReturnValue
package org.caldavsync.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
