/**
 * What sources and destinations have in common: how their settings are read from a request, kept in their rows and shown,
 * how their passwords are sealed, and how a run by hand is answered.
 *
 * <p>Must not know what either of them does. Start reading at {@link org.caldavsync.server.subject.SettingsForm}.
 */
@NullMarked
@CheckReturnValue
package org.caldavsync.server.subject;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
