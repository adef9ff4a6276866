/**
 * Who may do what: HTTP Basic authentication (RFC 7617) against one configured user, and the access a route declares.
 *
 * <p>Knows header values, not requests; must not know {@code web} or any feature. Start at {@link
 * org.caldavsync.server.auth.Authenticator}.
 */
@NullMarked
@CheckReturnValue
package org.caldavsync.server.auth;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
