package org.caldavsync.server.source;

import java.util.List;
import java.util.Optional;
import org.caldavsync.http.Secret;

/**
 * A checked request to create or change a source.
 *
 * @param password empty keeps the stored one
 * @param notes what was understood differently from how it was sent, one sentence each
 */
record SourceDraft(SourceSettings settings, Optional<Secret> password, List<String> notes) {
    SourceDraft {
        notes = List.copyOf(notes);
    }
}
