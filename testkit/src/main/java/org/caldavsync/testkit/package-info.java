/**
 * What the tests and benchmarks of all modules need around the code under test: real CalDAV servers
 * ({@link org.caldavsync.testkit.CalDavServers}), a server that answers whatever a test says
 * ({@link org.caldavsync.testkit.ScriptedServer}), a proxy that breaks connections, certificates, feeds.
 *
 * <p>Knows nothing of the code under test: it speaks to everything over sockets.
 */
@NullMarked
@CheckReturnValue
package org.caldavsync.testkit;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
