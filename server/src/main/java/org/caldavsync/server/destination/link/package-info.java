/**
 * Reading an ICS link: addresses, conditional download, repair, grouping, and what a complete reading is.
 *
 * <p>Knows nothing of the calendar that is written to. Start reading at {@link
 * org.caldavsync.server.destination.link.LinkReader}.
 */
@NullMarked
@CheckReturnValue
package org.caldavsync.server.destination.link;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
