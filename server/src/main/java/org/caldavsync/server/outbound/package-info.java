/**
 * How accounts on other servers are described by users and reached: the one HTTP gateway, and the JSON of what it needs.
 *
 * <p>Knows no feature. Start reading at {@link org.caldavsync.server.outbound.AccountShapes}.
 */
@NullMarked
@CheckReturnValue
package org.caldavsync.server.outbound;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
