/**
 * Taking over a database of the earlier implementation: a copy aside, its rows moved into today's tables, its clear-text
 * passwords encrypted and the freed pages overwritten.
 *
 * <p>Knows the earlier tables (migration V1) and today's (V2), and nothing else knows the earlier ones. Start reading at
 * {@link org.caldavsync.server.adoption.EarlierDatabase}.
 */
@NullMarked
@CheckReturnValue
package org.caldavsync.server.adoption;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
