/**
 * Where log lines go: an SLF4J 2 provider that writes text or one JSON object a line to standard output.
 *
 * <p>Knows nothing of the service. Start at {@link org.caldavsync.server.logging.LogFormat}.
 */
@NullMarked
@CheckReturnValue
package org.caldavsync.server.logging;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
