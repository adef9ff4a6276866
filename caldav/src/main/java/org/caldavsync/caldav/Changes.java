package org.caldavsync.caldav;

import java.util.List;
import java.util.Set;

/** What happened to a collection since a {@link SyncState}. The cases say what may be concluded from what is absent. */
public sealed interface Changes {
    /** Nothing, found out with at most one request. */
    record Unchanged() implements Changes {}

    /**
     * What changed, and nothing else (RFC 6578). An etag that is already known means that nothing is to be fetched.
     *
     * @param changed new or other than before; each href once
     * @param removed gone for certain; may name what was never known
     * @param next to be stored once all of this is
     */
    record Delta(List<Member> changed, Set<Href> removed, SyncState next) implements Changes {
        public Delta {
            changed = List.copyOf(changed);
            removed = Set.copyOf(removed);
        }
    }

    /**
     * Everything there is.
     *
     * @param members each href once
     * @param complete only then is gone what is missing. Otherwise the members are good, and nothing else follows
     * @param next to be stored once all of this is; the known state again where the listing is incomplete
     */
    record FullListing(List<Member> members, boolean complete, SyncState next) implements Changes {
        public FullListing {
            members = List.copyOf(members);
        }
    }
}
