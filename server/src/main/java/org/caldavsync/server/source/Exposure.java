package org.caldavsync.server.source;

import org.jspecify.annotations.Nullable;

/** Who may read the feed without credentials, and where. */
public sealed interface Exposure {

    /** Nobody. */
    record Private() implements Exposure {}

    /** Anybody who knows the main path. */
    record Public() implements Exposure {}

    /** Anybody who knows this path under {@code /ics/public/}; the main path keeps needing credentials. */
    record PublicUnder(String path) implements Exposure {}

    /** The exposure meant by the API's two members; a path means nothing while the source is not public. */
    static Exposure of(boolean isPublic, @Nullable String path) {
        if (!isPublic) {
            return new Private();
        }
        return path == null ? new Public() : new PublicUnder(path);
    }

    default boolean isPublic() {
        return !(this instanceof Private);
    }

    /** The public path of its own, null where there is none. */
    default @Nullable String publicPath() {
        return this instanceof PublicUnder(String path) ? path : null;
    }
}
