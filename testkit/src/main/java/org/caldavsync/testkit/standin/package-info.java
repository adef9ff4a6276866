/**
 * A CalDAV server in memory, as fast as loopback allows: the other side of benchmarks, and of tests that need a server
 * which is large, slow or odd on request. Start reading at {@link org.caldavsync.testkit.standin.StandInCalDav}.
 *
 * <p>It answers what RFC 4791 and RFC 6578 ask for, to the extent that a synchronising client uses it, and looks into
 * calendar objects no further than for the name of a component. It is no reference for what real servers do.
 */
@NullMarked
@CheckReturnValue
package org.caldavsync.testkit.standin;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
