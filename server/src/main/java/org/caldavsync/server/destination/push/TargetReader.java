package org.caldavsync.server.destination.push;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caldavsync.caldav.CalendarCollection;
import org.caldavsync.caldav.CalendarListing;
import org.caldavsync.caldav.Changes;
import org.caldavsync.caldav.ETag;
import org.caldavsync.caldav.Fetched;
import org.caldavsync.caldav.Href;
import org.caldavsync.caldav.Member;
import org.caldavsync.caldav.SyncState;

/** Brings the copy of a calendar's listing up to date; what is new or changed is read. */
final class TargetReader {
    /** Some servers list only the years around now: what is missing from a list is asked for by name. More is believed. */
    private static final int MOST_DOUBTED = 500;

    private final CalendarCollection collection;
    private final MemberReader reader;
    private final Members members;

    /** @param members the stored copy; brought up to date by {@link #refresh} */
    TargetReader(CalendarCollection collection, MemberReader reader, Members members) {
        this.collection = collection;
        this.reader = reader;
        this.members = members;
    }

    /**
     * Looks.
     *
     * @throws org.caldavsync.caldav.CalDavException and {@link org.caldavsync.http.HttpFailure}: nothing is known anew
     */
    Refresh refresh(SyncState known, CalendarListing seen) {
        return switch (collection.changes(known, seen, members::size)) {
            case Changes.Unchanged _ -> Refresh.nothing(known);
            case Changes.Delta delta -> take(delta, known);
            case Changes.FullListing(List<Member> listed, boolean complete, SyncState next) -> {
                List<Href> absent = complete ? absent(listed) : List.of();
                boolean doubted = absent.size() <= MOST_DOUBTED;
                yield take(listed, doubted ? List.of() : absent, doubted ? absent : List.of(), known, next);
            }
        };
    }

    /** The same with one request, for servers that tell what changed; empty where that is not enough. */
    Optional<Refresh> refresh(SyncState known) {
        return collection.delta(known, members::size).map(delta -> take(delta, known));
    }

    private Refresh take(Changes.Delta delta, SyncState known) {
        return take(delta.changed(), List.copyOf(delta.removed()), List.of(), known, delta.next());
    }

    private List<Href> absent(List<Member> listed) {
        Set<Href> there = new HashSet<>();
        listed.forEach(member -> there.add(member.href()));
        return members.all().stream()
                .map(TargetMember::href)
                .filter(href -> !there.contains(href))
                .toList();
    }

    private Refresh take(List<Member> listed, List<Href> gone, List<Href> doubted, SyncState known, SyncState next) {
        Intake intake = new Intake(listed);
        collection.fetch(intake.wanted(), intake::accept);
        collection.fetch(doubted, intake::accept);
        gone.stream().filter(href -> members.at(href).isPresent()).forEach(intake.removed::add);
        intake.removed.forEach(members::remove);
        return new Refresh(intake.changed, intake.moved, intake.removed, intake.whole ? next : known, intake.whole);
    }

    private final class Intake {
        private final List<Member> listed;
        private final List<TargetMember> changed = new ArrayList<>();
        private final Map<Href, Refresh.Moved> moved = new HashMap<>();
        private final List<Href> removed = new ArrayList<>();
        private boolean whole = true;

        Intake(List<Member> listed) {
            this.listed = listed;
        }

        List<Href> wanted() {
            return listed.stream()
                    .filter(member -> !members.at(member.href())
                            .map(TargetMember::etag)
                            .orElse(ETag.NONE)
                            .sameAs(member.etag()))
                    .map(Member::href)
                    .toList();
        }

        void accept(Fetched fetched) {
            switch (fetched) {
                case Fetched.Loaded loaded -> {
                    TargetMember now = reader.read(loaded);
                    members.at(loaded.href())
                            .filter(before -> before.meansTheSameAs(now))
                            .ifPresent(before -> moved.put(now.href(), new Refresh.Moved(before.etag(), now.etag())));
                    put(now);
                }
                case Fetched.Gone(Href href) -> {
                    if (members.at(href).isPresent()) {
                        removed.add(href);
                    }
                }
                case Fetched.Failed(Href href, String _) -> {
                    // The next run reads it; until then it is another version of what is known.
                    whole = false;
                    members.at(href).ifPresent(before -> put(before.changed(ETag.NONE)));
                }
            }
        }

        private void put(TargetMember member) {
            members.put(member);
            changed.add(member);
        }
    }
}
