package org.caldavsync.server.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a run did to one event.
 *
 * @param start null where the event has none
 * @param action what was done, in snake_case: {@code added}, {@code changed}, {@code removed}, {@code left_out}, …
 * @param reason for people; empty where the action says it all
 */
public record RunItem(String uid, String summary, @Nullable Instant start, String action, String reason) {}
