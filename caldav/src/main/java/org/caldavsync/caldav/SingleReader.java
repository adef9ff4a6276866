package org.caldavsync.caldav;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.caldavsync.http.HttpAnswer;
import org.caldavsync.http.HttpCall;
import org.caldavsync.http.HttpFailure;

/** Reads members one by one with GET: slow, and understood by every server. */
final class SingleReader {
    private static final long LONGEST = 32L << 20;
    private static final int MOST_FAILURES_IN_A_ROW = 5;

    private final WebDav webDav;

    /** Over all calls: a server that has stopped answering is not asked for each of thousands of members. */
    private int failuresInARow;

    SingleReader(WebDav webDav) {
        this.webDav = webDav;
    }

    /**
     * Settles each of them.
     *
     * @return how many were loaded
     * @throws CalDavException when the server refuses the login, asks for a pause, or fails for several members in a row
     * @throws HttpFailure when there is no connection, or several members in a row get no answer
     */
    int readAll(Collection<Href> members, Consumer<Fetched> each) {
        int loaded = 0;
        for (Href member : List.copyOf(members)) {
            Fetched fetched;
            try {
                fetched = read(member);
            } catch (HttpFailure.ResponseTimeout
                    | HttpFailure.Deadline
                    | HttpFailure.BodyTooLarge
                    | HttpFailure.Cut trouble) {
                count(trouble);
                fetched = new Fetched.Failed(member, String.valueOf(trouble.getMessage()));
            }
            loaded += fetched instanceof Fetched.Loaded ? 1 : 0;
            each.accept(fetched);
        }
        return loaded;
    }

    private Fetched read(Href member) {
        // One type and nothing else: Xandikos fails on a list.
        HttpCall call = HttpCall.of("GET", member.uri())
                .header("Accept", "text/calendar")
                .maxBody(LONGEST);
        try (HttpAnswer answer = webDav.send(call)) {
            if (answer.status() >= 500) {
                Reply.Refusal refusal = refusal(call, answer);
                count(refusal.asException());
                return failed(member, refusal);
            }
            Fetched settled = settled(member, call, answer);
            // Not before the body was read: it, too, may end in the middle.
            failuresInARow = 0;
            return settled;
        }
    }

    private Fetched settled(Href member, HttpCall call, HttpAnswer answer) {
        return switch (answer.status()) {
            case 200 -> loaded(member, answer);
            case 404, 410 -> new Fetched.Gone(member);
            default -> failed(member, refusal(call, answer));
        };
    }

    private Reply.Refusal refusal(HttpCall call, HttpAnswer answer) {
        Reply.Refusal refusal = webDav.refusal(call, answer);
        if (refusal.endsEverything()) {
            throw refusal.asException();
        }
        return refusal;
    }

    private static Fetched failed(Href member, Reply.Refusal refusal) {
        return new Fetched.Failed(member, "the server answered with status " + refusal.status());
    }

    /** Throws the failure when it is one too many. */
    private void count(RuntimeException failure) {
        if (++failuresInARow >= MOST_FAILURES_IN_A_ROW) {
            throw failure;
        }
    }

    private static Fetched loaded(Href member, HttpAnswer answer) {
        byte[] octets = octets(answer.body());
        String beginning = new String(octets, 0, Math.min(octets.length, 64), StandardCharsets.UTF_8);
        if (!beginning.replace("\uFEFF", "").strip().regionMatches(true, 0, "BEGIN:VCALENDAR", 0, 15)) {
            return new Fetched.Failed(member, "the server answered with something that is no iCalendar object");
        }
        ETag etag = ETag.lenient(answer.headers().first("ETag").orElse(""));
        return new Fetched.Loaded(member, etag, CalendarData.of(octets));
    }

    private static byte[] octets(InputStream body) {
        try {
            return body.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
