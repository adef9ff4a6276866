/**
 * What the service costs: scenarios with a target each, and one table of what was reached. Start reading at
 * {@link org.caldavsync.bench.Bench}.
 *
 * <p>The service runs as a process of its own and is driven through its API alone; the CalDAV stand-in it pulls from
 * runs in this process and counts what goes over the wire.
 */
@NullMarked
@CheckReturnValue
package org.caldavsync.bench;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
