package org.caldavsync.server.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the last runs left behind.
 *
 * @param at end of the last run that brought the feed up to date, in whole or in part; null before the first
 * @param status as the API spells it, null before the first run
 * @param error what went wrong in the last run, for people; null when nothing did
 */
public record LastSync(
        @Nullable Instant at,
        @Nullable String status,
        @Nullable String error) {}
