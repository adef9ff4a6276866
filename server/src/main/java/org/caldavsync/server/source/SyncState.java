package org.caldavsync.server.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the last runs left behind.
 *
 * @param lastSynced end of the last run that brought the feed up to date, in whole or in part; null before the first
 * @param status as the API spells it, null before the first run
 * @param error what went wrong in the last run, for people; null when nothing did
 */
public record SyncState(
        @Nullable Instant lastSynced,
        @Nullable String status,
        @Nullable String error) {}
