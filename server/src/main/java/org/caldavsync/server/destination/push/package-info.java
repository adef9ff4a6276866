/**
 * The run of a destination: plan, then execute.
 *
 * <p>{@link org.caldavsync.server.destination.push.Planner} decides and does nothing, {@link
 * org.caldavsync.server.destination.push.PlanExecutor} does and decides only what an answer of the server forces it to.
 * Every write is conditional, announced in the database before, noted after; every removal has been through the {@link
 * org.caldavsync.server.destination.push.Brake}. Start reading at {@link
 * org.caldavsync.server.destination.push.PushJob}.
 */
@NullMarked
@CheckReturnValue
package org.caldavsync.server.destination.push;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
