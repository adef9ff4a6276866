package org.caldavsync.server.source;

import java.util.Set;

/** What became of storing something that claims feed paths. */
sealed interface SaveResult<T> {

    /** It is stored. */
    record Saved<T>(T value) implements SaveResult<T> {}

    /** Nothing is stored: these paths already mean another feed. */
    record PathsTaken<T>(Set<String> paths) implements SaveResult<T> {}

    /** Nothing is stored: somebody else changed it since it was read. */
    record Moved<T>() implements SaveResult<T> {}

    /** Nothing is stored: what was to be changed is gone. */
    record Gone<T>() implements SaveResult<T> {}
}
