/**
 * Destinations: an ICS link written into one calendar on a CalDAV server. What is configured, its rules, its routes.
 *
 * <p>{@code destination.link} reads the link, {@code destination.push} is the run that plans and writes. Knows sources
 * only as something to read from. Start reading at {@link org.caldavsync.server.destination.Destination}.
 */
@NullMarked
@CheckReturnValue
package org.caldavsync.server.destination;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
