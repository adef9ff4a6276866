/**
 * Where log lines go: an SLF4J 2 provider that writes text or one JSON object a line to standard output, key/values
 * included (ADR 0010 says why it is our own).
 *
 * <p>Knows nothing of the service. Start at {@link org.caldavsync.server.logging.LineLogger}; which packages are quiet is
 * in {@link org.caldavsync.server.logging.Levels}.
 */
@NullMarked
@CheckReturnValue
package org.caldavsync.server.logging;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
