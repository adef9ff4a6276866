package org.caldavsync.server.destination.link;

import java.time.ZoneId;
import java.util.Optional;
import org.caldavsync.http.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Everything needed to read one link.
 *
 * @param password empty: none; a token where the scheme is bearer
 * @param timeZone what floating times mean; null: what the calendar says of itself
 */
public record Link(
        LinkSettings settings,
        Optional<Secret> password,
        @Nullable ZoneId timeZone) {}
