package org.caldavsync.server.destination.push;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caldavsync.caldav.CalendarCollection;
import org.caldavsync.caldav.Fetched;
import org.caldavsync.caldav.Href;
import org.caldavsync.http.HttpFailure;

/**
 * Reads single members as they are now, to decide what to do about a write that did not go as planned.
 *
 * @param collection for one thread
 */
record Current(CalendarCollection collection, MemberReader reader) {

    /**
     * What is at that address; empty: nothing.
     *
     * @throws UnreadableException where there is something that cannot be read
     */
    Optional<TargetMember> read(Href href) {
        List<Fetched> answers = new ArrayList<>();
        collection.fetch(List.of(href), answers::add);
        return switch (answers.getFirst()) {
            case Fetched.Loaded loaded -> Optional.of(reader.read(loaded));
            case Fetched.Gone _ -> Optional.empty();
            case Fetched.Failed(Href _, String reason) -> throw new UnreadableException(reason);
        };
    }

    static Result changing() {
        return new Result.Failed("Somebody is changing it on the server; the next run looks again.", false);
    }

    static Result noAnswer(HttpFailure failure) {
        return new Result.Failed(String.valueOf(failure.getMessage()), true);
    }
}
