/**
 * Encryption of stored credentials (AES-256-GCM) and the key that does it.
 *
 * <p>Knows files and octets; must not know configuration, database or features. Start at {@link
 * org.caldavsync.server.secret.SecretBox}.
 */
@NullMarked
@CheckReturnValue
package org.caldavsync.server.secret;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
