/**
 * The HTTP server and what all routes share: access, cross-site refusal, request bodies, the error envelope, headers.
 *
 * <p>Must not know any feature: those hand in their {@link org.caldavsync.server.web.Routes}. Start at {@link
 * org.caldavsync.server.web.WebServer}; for a route, at {@link org.caldavsync.server.web.Body} and {@link
 * org.caldavsync.server.web.ApiException}.
 */
@NullMarked
@CheckReturnValue
package org.caldavsync.server.web;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
