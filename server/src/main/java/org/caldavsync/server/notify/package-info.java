/**
 * Tells people when the state of a source or destination changes: it fails, it works again, a brake holds
 * deletions, nothing good has come for long.
 *
 * <p>Learns of runs as a listener; must not know sources and destinations. Start at {@link
 * org.caldavsync.server.notify.Notifier}; a way to people is a {@link org.caldavsync.server.notify.Channel}.
 */
@NullMarked
@CheckReturnValue
package org.caldavsync.server.notify;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
