package org.caldavsync.server.destination.push;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.caldavsync.caldav.CalendarCollection;
import org.caldavsync.caldav.CalendarData;
import org.caldavsync.caldav.ETag;
import org.caldavsync.caldav.Href;
import org.caldavsync.caldav.NotWritten;
import org.caldavsync.caldav.PutResult;
import org.caldavsync.http.HttpFailure;
import org.caldavsync.icalendar.CalendarObject;

/**
 * One event on its way to the server, and what the server makes of it: an address that is taken, a UID that is taken, a
 * version that is another one, content that is refused, an answer that never came.
 *
 * <p>Whatever it does twice ends the same: creates are {@code If-None-Match}, everything else names the version it has
 * seen, and after a lost answer it looks before it writes again. Only where a server's versions are no conditions, since
 * they are weak (RFC 9110 §13.1.1) or missing, it reads and then writes over what is still as the plan has seen it.
 */
final class Writing {
    private static final int NAMES_TRIED = 3;

    private final Current current;
    private final ItemWriter.Tools tools;
    private final FeedItem item;
    private final CalendarObject object;
    private final CalendarData text;
    private PushedItem row;
    private String note = "";
    private boolean answerLost;

    Writing(Current current, ItemWriter.Tools tools, FeedItem item, PushedItem row) {
        this.current = current;
        this.tools = tools;
        this.item = item;
        this.row = row;
        this.object = tools.object(item).withUid(row.pushedUid());
        this.text = tools.text(object);
    }

    /** Writes it to the address of its row, where nothing is yet. */
    Result create() {
        return create(0);
    }

    /** @param attempt how many names were tried before */
    private Result create(int attempt) {
        try {
            return switch (put(data -> collection().create(row.href(), data))) {
                case PutResult.Stored stored -> stored(stored);
                case NotWritten.Exists _ -> occupied(attempt);
                case NotWritten.UidConflict(List<Href> holders) -> taken(holders);
                case NotWritten refusal -> Refusals.result(refusal);
            };
        } catch (HttpFailure lost) {
            return afterLostCreate(lost, attempt);
        }
    }

    private Result afterLostCreate(HttpFailure lost, int attempt) {
        if (answerLost) {
            return Current.noAnswer(lost);
        }
        answerLost = true;
        Optional<TargetMember> there = current.read(row.href());
        return there.map(member -> found(member, attempt)).orElseGet(() -> create(attempt));
    }

    private Result occupied(int attempt) {
        return current.read(row.href())
                .map(member -> found(member, attempt))
                .orElseGet(() -> new Result.Failed(
                        "The server says that something is at its address already, and does not show it yet; the next run"
                                + " looks again.",
                        false));
    }

    /** Our own, of a write that was interrupted; or something of somebody else. */
    private Result found(TargetMember member, int attempt) {
        if (member.uid().equals(row.pushedUid())) {
            return member.fingerprint().equals(item.fingerprint()) ? adopted(member) : update(member);
        }
        if (attempt == NAMES_TRIED) {
            return Refusals.result(new NotWritten.Exists());
        }
        moveTo(tools.names().href(row.pushedUid(), attempt + 1), row.pushedUid(), true);
        return create(attempt + 1);
    }

    /** The UID lives elsewhere: here, where it is the same event, or in another calendar of the account. */
    private Result taken(List<Href> holders) {
        Optional<Href> holder = Stream.concat(
                        holders.stream()
                                .filter(href -> href.isBelow(collection().href())),
                        tools.holder(row.pushedUid()).stream())
                .filter(href -> !tools.belongsToOther(href))
                .findFirst();
        Optional<TargetMember> member =
                holder.flatMap(current::read).filter(each -> each.uid().equals(row.pushedUid()));
        if (member.isPresent()) {
            return takeOver(member.get());
        }
        return underOtherUid();
    }

    private Result takeOver(TargetMember member) {
        moveTo(member.href(), row.pushedUid(), false);
        if (member.fingerprint().equals(item.fingerprint())) {
            note = "The calendar has it with the same content.";
            return new Result.Stored(row.at(member.href(), member.etag()), member, note);
        }
        note = "The calendar has this event already; it was taken over.";
        return update(member);
    }

    private Result underOtherUid() {
        if (!row.pushedUid().equals(item.uid())) {
            return Refusals.result(new NotWritten.UidConflict(List.of()));
        }
        String uid = tools.names().otherUid(item.uid());
        moveTo(tools.names().href(uid, 0), uid, true);
        Result result = new Writing(current, tools, item, row).create();
        return result instanceof Result.Stored(PushedItem done, TargetMember member, String _)
                ? new Result.Stored(
                        done, member, "Its UID is taken in another calendar of the account; written under another.")
                : result;
    }

    /** @param owned whether nobody else can have written what will be there */
    private void moveTo(Href href, String uid, boolean owned) {
        row = new PushedItem(
                row.feedUid(),
                uid,
                href,
                ETag.NONE,
                row.fingerprint(),
                row.identity(),
                owned,
                row.state(),
                row.overwritten());
        tools.intend(row);
    }

    /** Writes over a member as it was seen; where it is another version by now, that is looked at once. */
    Result update(TargetMember member) {
        return update(member, true);
    }

    private Result update(TargetMember member, boolean again) {
        if (!member.etag().isKnown()) {
            return updateUnversioned(member, again);
        }
        try {
            return switch (put(data -> collection().update(member.href(), member.etag(), data))) {
                case PutResult.Stored stored -> stored(stored);
                case NotWritten.Missing _ -> createAnew();
                case NotWritten.Changed _ when member.etag().isWeak() -> updateUnversioned(member, again);
                case NotWritten.Changed _ when again -> updateWhatIsThere(member);
                case NotWritten refusal -> Refusals.result(refusal);
            };
        } catch (HttpFailure lost) {
            return again ? updateWhatIsThere(member) : Current.noAnswer(lost);
        }
    }

    /** The link wins, with the version that is there now; where it is there already, nothing is left to do. */
    private Result updateWhatIsThere(TargetMember expected) {
        return current.read(expected.href())
                .map(now -> settled(now).orElseGet(() -> update(now, false)))
                .orElseGet(this::createAnew);
    }

    /** The version is none, or is no condition to this server: what is there must mean the same as when it was seen. */
    private Result updateUnversioned(TargetMember expected, boolean again) {
        Optional<TargetMember> now = current.read(expected.href());
        if (now.isEmpty()) {
            return createAnew();
        }
        return settled(now.get()).orElseGet(() -> {
            if (expected.isStill(now.get())) {
                return overwrite(now.get());
            }
            return again && now.get().etag().isKnown() ? update(now.get(), false) : Current.changing();
        });
    }

    /** What follows where what is there now needs no write, or must not get one. */
    private Optional<Result> settled(TargetMember now) {
        if (now.fingerprint().equals(item.fingerprint())) {
            return Optional.of(adopted(now));
        }
        return now.uid().equals(row.pushedUid())
                ? Optional.empty()
                : Optional.of(
                        new Result.Failed("Something else is at its address now; the next run looks again.", false));
    }

    private Result overwrite(TargetMember now) {
        try {
            return switch (put(data -> collection().overwrite(now.href(), data))) {
                case PutResult.Stored stored -> stored(stored);
                case NotWritten.Missing _ -> createAnew();
                case NotWritten refusal -> Refusals.result(refusal);
            };
        } catch (HttpFailure lost) {
            return Current.noAnswer(lost);
        }
    }

    /** It vanished from under the write; under a new address, since some servers keep the old one in a bin. */
    private Result createAnew() {
        Href first = tools.names().href(row.pushedUid(), 0);
        Href other = row.href().equals(first) ? tools.names().href(row.pushedUid(), 1) : first;
        moveTo(other, row.pushedUid(), true);
        return create(NAMES_TRIED);
    }

    private Result adopted(TargetMember member) {
        return new Result.Stored(ours(member.href(), member.etag()), member, note);
    }

    private Result stored(PutResult.Stored stored) {
        TargetMember member = new TargetMember(
                stored.href(), stored.etag(), row.pushedUid(), "", item.summary(), item.firstStart(), item.lastEnd());
        return new Result.Stored(ours(stored.href(), stored.etag()), member, note);
    }

    private CalendarCollection collection() {
        return current.collection();
    }

    private PushedItem ours(Href href, ETag etag) {
        return row.at(href, etag).asOwned();
    }

    /** Puts it, in a simpler form where the first is refused, in a smaller one where it is too large. */
    private PutResult put(Function<CalendarData, PutResult> request) {
        PutResult result = request.apply(text);
        if (result instanceof NotWritten.Refused refused && refused.isUnexplained() && tools.isReadOnly()) {
            return new NotWritten.ReadOnly(refused.message());
        }
        List<CalendarObject> forms = switch (result) {
            case NotWritten.Refused _, NotWritten.ServerFailed _ -> Fallbacks.simpler(object);
            case NotWritten.TooLarge _ -> Fallbacks.smaller(object).stream().toList();
            default -> List.of();
        };
        for (CalendarObject form : forms) {
            PutResult other = request.apply(tools.text(form));
            if (other instanceof PutResult.Stored) {
                note = "The server refused it as it is; written in a simpler form.";
                return other;
            }
        }
        return result;
    }
}
