package org.caldavsync.server.destination.link;

import java.util.function.LongPredicate;
import org.caldavsync.server.feed.JdbcFeedStore;

/**
 * The feeds of the sources of this service.
 *
 * @param exists whether there is a source of that id
 */
public record OwnFeeds(JdbcFeedStore store, LongPredicate exists) {}
