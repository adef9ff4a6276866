package org.caldavsync.server.destination.push;

import java.util.Optional;
import org.caldavsync.http.Secret;

/**
 * The secrets of a destination.
 *
 * @param linkPassword empty: the link needs none
 */
record Keys(Secret password, Optional<Secret> linkPassword) {}
