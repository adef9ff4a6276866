package org.caldavsync.server.source.pull;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caldavsync.caldav.CalDavException;
import org.caldavsync.caldav.CalendarCollection;
import org.caldavsync.caldav.CalendarListing;
import org.caldavsync.caldav.Changes;
import org.caldavsync.caldav.ETag;
import org.caldavsync.caldav.Href;
import org.caldavsync.caldav.Member;
import org.caldavsync.caldav.SyncState;
import org.caldavsync.server.run.RunContext;
import org.caldavsync.server.run.RunItem;
import org.jspecify.annotations.Nullable;

/** Takes over what changed in one calendar. What fails half-way keeps what was stored and starts again from there. */
final class CalendarPull {
    private final PullTools tools;
    private final PullClaim claim;
    private final RunContext context;
    private final CalendarCollection collection;
    private final StoredCalendar stored;
    private final CalendarListing seen;
    private final List<String> failures = new ArrayList<>();
    private boolean suspect;

    CalendarPull(
            PullTools tools, PullClaim claim, RunContext context, CalendarCollection collection, Sighting sighting) {
        this.tools = tools;
        this.claim = claim;
        this.context = context;
        this.collection = collection;
        this.stored = sighting.stored();
        this.seen = sighting.seen();
    }

    /** A calendar as it is stored and as its account shows it now. */
    record Sighting(StoredCalendar stored, CalendarListing seen) {
        /** Whether the stored copy has all there is. */
        boolean isCurrent(Instant now) {
            return !stored.hasPending() && stored.state().isCurrent(seen.revision(), now);
        }
    }

    /**
     * Pulls.
     *
     * @throws org.caldavsync.caldav.CalDavException and {@link org.caldavsync.http.HttpFailure}: nothing may be concluded
     *     from what is missing; what was stored before is still there
     */
    PullResult pull() {
        return switch (collection.changes(stored.state(), seen, this::held)) {
            case Changes.Unchanged _ -> take(new Wanted(List.of(), List.of()), stored.state());
            case Changes.Delta(List<Member> changed, Set<Href> removed, SyncState next) ->
                take(ofDelta(changed, removed), next);
            case Changes.FullListing(List<Member> members, boolean complete, SyncState next) ->
                take(ofListing(members, complete), next);
        };
    }

    /** Asked for only when something changed: a count costs as much as the calendar is large. */
    private int held() {
        return Math.toIntExact(tools.items().count(stored.id()));
    }

    /** What is to be fetched, and what is to go. */
    private record Wanted(List<Href> fetch, List<Href> gone) {}

    private Wanted ofDelta(List<Member> changed, Set<Href> removed) {
        Set<Href> named = new HashSet<>(removed);
        changed.forEach(member -> named.add(member.href()));
        Map<String, ETag> known = tools.items().etags(stored.id(), named);
        List<Href> gone = removed.stream()
                .filter(href -> known.containsKey(href.normalized()))
                .toList();
        boolean doubt = !gone.isEmpty()
                && RemovalGuard.doubtsRemoval(gone.size(), tools.items().count(stored.id()));
        return new Wanted(outdated(changed, known), doubt ? believed(gone) : gone);
    }

    private Wanted ofListing(List<Member> members, boolean complete) {
        Map<String, ETag> known = tools.items().etags(stored.id());
        List<Href> fetch = outdated(members, known);
        if (!complete) {
            failures.add("“" + stored.name() + "” could be listed only in part. All its events are kept.");
            return new Wanted(fetch, List.of());
        }
        long before = known.size();
        members.forEach(member -> known.remove(member.href().normalized()));
        List<Href> gone =
                known.keySet().stream().map(href -> Href.of(URI.create(href))).toList();
        return new Wanted(fetch, RemovalGuard.doubtsAbsence(gone.size(), before) ? believed(gone) : gone);
    }

    private static List<Href> outdated(List<Member> members, Map<String, ETag> known) {
        return members.stream()
                .filter(member -> !known.getOrDefault(member.href().normalized(), ETag.NONE)
                        .sameAs(member.etag()))
                .map(Member::href)
                .toList();
    }

    /** The doubted removals that a second look, by another way of listing, confirms: all of them or none. */
    private List<Href> believed(List<Href> gone) {
        Instant now = context.clock().instant();
        Instant firstSeen = tools.accounts().suspect(claim, stored.id(), now);
        if (RemovalGuard.maySettle(context.trigger(), firstSeen, now) && isConfirmed(gone)) {
            return gone;
        }
        suspect = true;
        failures.add("“" + stored.name() + "” suddenly shows " + gone.size() + " events less than before. They are kept"
                + " in the feed until another look confirms it; sync by hand to look again now.");
        return List.of();
    }

    private boolean isConfirmed(List<Href> gone) {
        try {
            Changes.FullListing second = collection.secondLook(stored.state(), seen);
            Set<Href> listed = new HashSet<>();
            second.members().forEach(member -> listed.add(member.href()));
            return second.complete() && gone.stream().noneMatch(listed::contains);
        } catch (CalDavException noSecondLook) {
            // A server that cannot list in another way confirms nothing; what is new is fetched all the same.
            return false;
        }
    }

    private PullResult take(Wanted wanted, SyncState next) {
        List<Href> fetch = withPending(wanted.fetch());
        List<JdbcItemStore.Described> leaving = tools.items().describe(stored.id(), wanted.gone());
        MemberIntake intake = new MemberIntake(tools, claim, context, stored);
        collection.fetch(fetch, intake);
        intake.flush();
        List<JdbcItemStore.Described> vanished = vanished(intake);
        List<Href> gone = new ArrayList<>(wanted.gone());
        vanished.forEach(item -> gone.add(item.href()));
        if (!intake.pending().isEmpty()) {
            failures.add(
                    intake.pending().size() + " events of “" + stored.name() + "” could not be read. Their last good"
                            + " versions are kept; they are tried again in the next run.");
        }
        @Nullable String error = failures.isEmpty() ? null : failures.getFirst();
        tools.items()
                .complete(
                        claim,
                        stored.id(),
                        new JdbcItemStore.Completion(
                                gone,
                                intake.pending(),
                                suspect ? stored.state() : next,
                                collection.capabilities().text(),
                                suspect,
                                error));
        report(leaving);
        report(vanished);
        long removed = (long) leaving.size() + vanished.size();
        return new PullResult(intake.touched() || removed > 0, intake.added(), intake.changed(), removed, failures);
    }

    /** Stored members that were listed, but not to be had: gone in between, unless that would be all of them. */
    private List<JdbcItemStore.Described> vanished(MemberIntake intake) {
        List<JdbcItemStore.Described> vanished = tools.items().describe(stored.id(), intake.vanished());
        if (vanished.isEmpty()
                || !RemovalGuard.doubtsRemoval(vanished.size(), tools.items().count(stored.id()))) {
            return vanished;
        }
        vanished.forEach(item -> intake.postpone(item.href(), "the server lists it and does not have it"));
        return List.of();
    }

    private List<Href> withPending(List<Href> fetch) {
        if (!stored.hasPending()) {
            return fetch;
        }
        Map<Href, Href> all = new LinkedHashMap<>();
        fetch.forEach(href -> all.put(href, href));
        tools.items().pending(stored.id()).forEach(href -> all.putIfAbsent(href, href));
        return List.copyOf(all.keySet());
    }

    private void report(List<JdbcItemStore.Described> removed) {
        removed.forEach(item -> context.item(
                new RunItem(item.uid(), item.summary(), item.start(), "removed", "It is gone from the calendar.")));
    }
}
