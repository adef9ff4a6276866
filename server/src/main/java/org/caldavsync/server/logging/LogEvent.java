package org.caldavsync.server.logging;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;

/** What happened: a message with its arguments filled in, and the values that belong to it. */
record LogEvent(
        Instant at,
        Level level,
        String logger,
        String message,
        List<KeyValuePair> values,
        @Nullable Throwable cause) {}
