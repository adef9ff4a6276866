package org.caldavsync.server.destination.push;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caldavsync.caldav.ETag;
import org.caldavsync.caldav.Href;
import org.caldavsync.icalendar.CalendarObject;
import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.ContentLine;
import org.caldavsync.icalendar.Fingerprint;
import org.caldavsync.server.destination.Deletions;
import org.caldavsync.server.destination.DestinationSettings.Writing;
import org.caldavsync.server.destination.link.ReadItem;
import org.caldavsync.server.destination.push.PushedItem.Overwritten;
import org.caldavsync.server.destination.push.PushedItem.State;
import org.caldavsync.server.run.EventStart;
import org.jspecify.annotations.Nullable;

/** Puts situations together, event by event, and has them planned. */
final class Scenario {
    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    static final Instant PAST = NOW.minusSeconds(86_400);
    static final Instant FUTURE = NOW.plusSeconds(86_400);
    static final Href CALENDAR = Href.of(URI.create("https://dav.example.org/cal/club/"));
    static final MemberNames NAMES = new MemberNames(CALENDAR, "https://club.example.org/all.ics");

    private final List<FeedItem> items = new ArrayList<>();
    private final Map<String, PushedItem> rows = new HashMap<>();
    private final List<TargetMember> members = new ArrayList<>();
    private final Set<Href> others = new HashSet<>();
    private final Set<String> unreadable = new HashSet<>();
    private Deletions deletions = Deletions.OWNED;
    private boolean pastToo;
    private boolean adopted;
    private boolean linkChanged;

    /** A fingerprint for a content, whatever it is. */
    static Fingerprint print(String content) {
        return Fingerprint.ofContent(new CalendarObject(
                "x",
                List.of(Component.of("VEVENT", ContentLine.of("UID:x"), ContentLine.ofText("SUMMARY", content))),
                Map.of()));
    }

    static Href own(String uid) {
        return NAMES.href(uid, 0);
    }

    Scenario inLink(String uid, String content) {
        return inLink(uid, content, FUTURE);
    }

    Scenario inLink(String uid, String content, @Nullable Instant end) {
        items.add(new FeedItem(
                uid,
                new ReadItem(
                        uid,
                        print(content),
                        content,
                        content,
                        end == null ? null : EventStart.timed(end),
                        end,
                        false)));
        return this;
    }

    Scenario neverHappens(String uid) {
        items.add(new FeedItem(uid, new ReadItem(uid, print(uid), uid, uid, null, null, true)));
        return this;
    }

    Scenario unreadable(String uid) {
        unreadable.add(uid);
        return this;
    }

    Scenario onServer(Href href, String uid, String content, String etag) {
        return onServer(href, uid, content, etag, FUTURE);
    }

    Scenario onServer(Href href, String uid, String content, String etag, @Nullable Instant end) {
        String fingerprint = content.isEmpty() ? "" : print(content).hex();
        members.add(new TargetMember(
                href, new ETag(etag), uid, fingerprint, uid, end == null ? null : EventStart.timed(end), end));
        return this;
    }

    /** Written by this destination earlier. */
    Scenario written(String uid, String content, String etag) {
        return row(uid, own(uid), content, etag, true, new State.Done());
    }

    Scenario row(String uid, Href href, String content, String etag, boolean owned, State state) {
        rows.put(
                uid,
                new PushedItem(
                        uid,
                        uid,
                        href,
                        new ETag(etag),
                        print(content).hex(),
                        content,
                        owned,
                        state,
                        Overwritten.NEVER));
        return this;
    }

    Scenario overwrote(String uid, String content, int times) {
        PushedItem row = rows.get(uid);
        if (row == null) {
            throw new IllegalArgumentException("no row " + uid);
        }
        rows.put(
                uid,
                new PushedItem(
                        row.feedUid(),
                        row.pushedUid(),
                        row.href(),
                        row.etag(),
                        row.fingerprint(),
                        row.identity(),
                        row.owned(),
                        row.state(),
                        new Overwritten(print(content).hex(), times)));
        return this;
    }

    Scenario byOther(Href href) {
        others.add(href);
        return this;
    }

    Scenario deletions(Deletions setting) {
        deletions = setting;
        return this;
    }

    Scenario pastToo() {
        pastToo = true;
        return this;
    }

    Scenario adopted() {
        adopted = true;
        return this;
    }

    Scenario linkChanged() {
        linkChanged = true;
        return this;
    }

    Plan plan() {
        return Planner.plan(new Situation(
                new Situation.Reading(items, unreadable, unreadable.size(), true),
                new Situation.Known(rows, others, adopted),
                new Members(() -> members),
                new Situation.Terms(new Writing(pastToo, deletions, false, true), NAMES, linkChanged, NOW)));
    }

    /** What the plan writes, as in {@code create a}. */
    static List<String> writes(Plan plan) {
        return plan.writes().stream().map(Scenario::text).toList();
    }

    private static String text(Step.Write step) {
        return switch (step) {
            case Step.Create create -> "create " + create.item().uid();
            case Step.Update update ->
                (update.takesOver() ? "take over " : "update ") + update.item().uid();
            case Step.Delete delete -> "delete " + delete.member().uid();
        };
    }
}
