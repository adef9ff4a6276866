/**
 * Runs: the one way anything happens. Claimed in the database, executed on a virtual thread, reported as they go, closed
 * with an outcome; and the schedule that starts them by themselves.
 *
 * <p>Must not know what a run does: sources and destinations hand in their {@link org.caldavsync.server.run.Jobs}. Start
 * reading at {@link org.caldavsync.server.run.Job} and {@link org.caldavsync.server.run.Runner}.
 */
@NullMarked
@CheckReturnValue
package org.caldavsync.server.run;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
