package org.caldavsync.server.destination.push;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caldavsync.caldav.ETag;
import org.caldavsync.caldav.Href;
import org.caldavsync.server.destination.push.PushedItem.Overwritten;
import org.caldavsync.server.destination.push.PushedItem.State;
import org.caldavsync.server.destination.push.Step.Why;

/** Decides what a run does. Pure: the same situation gives the same plan, and nothing is asked or changed. */
final class Planner {
    /** An edit that comes back this often in the same form is the server's own doing. */
    private static final int STUBBORN = 3;

    private final Situation situation;
    private final Situation.Terms terms;
    private final Members members;
    private final List<Step> updates = new ArrayList<>();
    private final List<Step> creates = new ArrayList<>();
    private final List<Step> others = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /** Addresses that belong to an event of the link, under whatever UID they are there. */
    private final Set<Href> claimed = new HashSet<>();

    private Planner(Situation situation) {
        this.situation = situation;
        this.terms = situation.terms();
        this.members = situation.members();
    }

    static Plan plan(Situation situation) {
        return new Planner(situation).plan();
    }

    private Plan plan() {
        situation.reading().items().forEach(this::place);
        Removals removals = new Removals(situation, claimed);
        List<Step.Delete> deletions = removals.deletions();
        Optional<String> held = Brake.reason(removals.load(deletions));
        List<Step> steps = new ArrayList<>(held.isPresent() ? List.of() : deletions);
        steps.addAll(updates);
        steps.addAll(creates);
        steps.addAll(others);
        steps.addAll(removals.kept());
        return new Plan(steps, held.map(reason -> new Plan.Hold(deletions, reason)), warnings);
    }

    private void place(FeedItem item) {
        Optional<PushedItem> row =
                Optional.ofNullable(situation.known().pushed().get(item.key()));
        row.ifPresent(known -> claimed.add(known.href()));
        if (item.emptySeries()) {
            others.add(new Step.Skip(item, Why.UNSUPPORTED, "It has no occurrence at all, which servers refuse."));
        } else if (row.isPresent()) {
            known(item, row.get());
        } else {
            unknown(item);
        }
    }

    private boolean isOver(FeedItem item) {
        Instant end = item.lastEnd();
        return !terms.writing().pastToo() && end != null && !end.isAfter(terms.now());
    }

    private void skipOver(FeedItem item) {
        others.add(new Step.Skip(item, Why.PAST, "It is over."));
    }

    /** An event that the destination has had to do with. */
    private void known(FeedItem item, PushedItem row) {
        Optional<TargetMember> there = members.at(row.href());
        boolean same = row.fingerprint().equals(item.fingerprint());
        if (row.state() instanceof State.Refused refused && same && terms.now().isBefore(refused.retryAt())) {
            others.add(new Step.Skip(item, Why.REFUSED, refused.why()));
        } else if (there.isEmpty()) {
            missing(item, row);
        } else if (row.state() instanceof State.Done
                && same
                && row.etag().sameAs(there.get().etag())) {
            others.add(new Step.Skip(item, Why.UNCHANGED, ""));
        } else if (isOver(item) && !row.isIntent()) {
            skipOver(item);
        } else {
            differs(item, row, there.get(), same);
        }
    }

    private void missing(FeedItem item, PushedItem row) {
        Optional<TargetMember> elsewhere =
                members.ofUid(row.pushedUid()).stream().filter(this::isFree).findFirst();
        if (elsewhere.isPresent()) {
            takeOver(item, row, elsewhere.get());
        } else if (isOver(item)) {
            skipOver(item);
        } else {
            boolean wasThere = row.state() instanceof State.Done;
            create(item, row.pushedUid(), wasThere ? "It was deleted on the server; the link has it." : "");
        }
    }

    private void differs(FeedItem item, PushedItem row, TargetMember member, boolean same) {
        boolean edited = same && row.state() instanceof State.Done;
        // A server without versions: what it made of the last write cannot be told from an edit.
        boolean untold = edited && !row.etag().isKnown() && !member.etag().isKnown();
        if (untold || member.fingerprint().equals(item.fingerprint())) {
            link(item, row, member, row.owned() || row.isIntent());
        } else if (edited && isStubborn(row, member)) {
            others.add(
                    new Step.Skip(item, Why.UNCHANGED, "The server keeps changing it in the same way; left as it is."));
        } else if (edited) {
            Overwritten overwritten = row.overwritten().again(member.fingerprint());
            update(item, row, member, overwritten, "It was edited on the server; the link wins.");
        } else {
            update(item, row, member, Overwritten.NEVER, row.isIntent() ? "Its last write may not have ended." : "");
        }
    }

    private static boolean isStubborn(PushedItem row, TargetMember member) {
        return !member.fingerprint().isEmpty()
                && row.overwritten().fingerprint().equals(member.fingerprint())
                && row.overwritten().times() >= STUBBORN;
    }

    /** An event that is new to the destination, though perhaps not to the calendar. */
    private void unknown(FeedItem item) {
        List<TargetMember> there = members.ofUid(item.uid());
        Optional<TargetMember> free = there.stream().filter(this::isFree).findFirst();
        if (free.isPresent()) {
            if (there.size() > 1) {
                warnings.add("The calendar has “" + item.summary() + "” " + there.size()
                        + " times under one UID. One is kept up to date, the others are left alone.");
            }
            takeOver(item, fresh(item, item.uid(), free.get().href()), free.get());
        } else if (there.isEmpty()) {
            unlessOver(item, item.uid());
        } else if (there.getFirst().fingerprint().equals(item.fingerprint())) {
            others.add(new Step.Skip(item, Why.UNCHANGED, "Another destination keeps the same event here."));
        } else {
            unlessOver(item, terms.names().otherUid(item.uid()));
        }
    }

    private boolean isFree(TargetMember member) {
        return !situation.known().others().contains(member.href());
    }

    private void unlessOver(FeedItem item, String uid) {
        if (isOver(item)) {
            skipOver(item);
        } else {
            create(item, uid, "");
        }
    }

    /** The calendar has an object of that UID: the same event. */
    private void takeOver(FeedItem item, PushedItem row, TargetMember member) {
        claimed.add(member.href());
        boolean own = terms.names().isOwn(member.href(), row.pushedUid())
                || (situation.known().adopted() && MemberNames.isEarlierName(member.href(), item.uid()));
        if (member.fingerprint().equals(item.fingerprint())) {
            link(item, row, member, own || row.owned());
        } else if (isOver(item)) {
            skipOver(item);
        } else {
            String reason = own ? "" : "The calendar has this event already; it is taken over.";
            PushedItem mine = own ? row.asOwned() : row;
            PushedItem intent = intent(item, mine, member.href(), member.etag(), Overwritten.NEVER);
            updates.add(new Step.Update(item, intent, member, !mine.owned(), reason));
        }
    }

    private void link(FeedItem item, PushedItem row, TargetMember member, boolean owned) {
        PushedItem linked = new PushedItem(
                item.key(),
                row.pushedUid(),
                member.href(),
                member.etag(),
                item.fingerprint(),
                item.identity(),
                owned,
                new State.Done(),
                row.overwritten());
        others.add(new Step.Link(item, linked, "The calendar has it with the same content."));
    }

    private void update(FeedItem item, PushedItem row, TargetMember member, Overwritten overwritten, String reason) {
        PushedItem intent = intent(item, row, member.href(), member.etag(), overwritten);
        updates.add(new Step.Update(item, intent, member, !row.owned(), reason));
    }

    private void create(FeedItem item, String uid, String reason) {
        Href href = freeName(uid);
        PushedItem own = fresh(item, uid, href).asOwned();
        creates.add(new Step.Create(item, intent(item, own, href, ETag.NONE, Overwritten.NEVER), reason));
    }

    private Href freeName(String uid) {
        int attempt = 0;
        while (members.at(terms.names().href(uid, attempt)).isPresent()) {
            attempt++;
        }
        return terms.names().href(uid, attempt);
    }

    private static PushedItem fresh(FeedItem item, String uid, Href href) {
        return new PushedItem(
                item.key(), uid, href, ETag.NONE, "", item.identity(), false, new State.Intent(), Overwritten.NEVER);
    }

    private static PushedItem intent(FeedItem item, PushedItem row, Href href, ETag etag, Overwritten overwritten) {
        return new PushedItem(
                item.key(),
                row.pushedUid(),
                href,
                etag,
                item.fingerprint(),
                item.identity(),
                row.owned(),
                new State.Intent(),
                overwritten);
    }
}
