package org.caldavsync.server.source;

import java.util.Set;

/** Why a source or a path of it is not stored: these paths already mean another feed. */
record PathsTaken(Set<String> paths) {
    PathsTaken {
        paths = Set.copyOf(paths);
    }
}
