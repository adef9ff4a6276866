package org.caldavsync.server.destination.push;

import java.util.Optional;
import java.util.function.Supplier;
import org.caldavsync.caldav.CalendarCollection;
import org.caldavsync.caldav.CalendarData;
import org.caldavsync.caldav.Href;
import org.caldavsync.icalendar.CalendarObject;

/** Carries out one step of a plan. For one thread and one step at a time. */
final class ItemWriter {
    private final Tools tools;
    private final Current current;

    /** What all items of a run share; safe for use by several threads. */
    interface Tools {
        /** The event in the form in which it is written. */
        CalendarObject object(FeedItem item);

        /** The text of a resource. */
        CalendarData text(CalendarObject object);

        MemberReader reader();

        MemberNames names();

        /** Where an event of that UID is in the calendar, looked for anew where need be; not those of others. */
        Optional<Href> holder(String uid);

        boolean belongsToOther(Href href);

        /** Whether the calendar may only be read by now; asked once in a run. */
        boolean isReadOnly();

        /** Announces the write of a row before it may happen. */
        void intend(PushedItem row);
    }

    ItemWriter(CalendarCollection collection, Tools tools) {
        this.tools = tools;
        this.current = new Current(collection, tools.reader());
    }

    /** Does what can be done before the server is asked; the result of that is to be had once. */
    Supplier<Result> prepare(Step.Write step) {
        return switch (step) {
            case Step.Create create -> writing(create.item(), create.row())::create;
            case Step.Update update -> {
                Writing writing = writing(update.item(), update.row());
                yield () -> writing.update(update.member());
            }
            case Step.Delete delete -> () -> new ItemRemover(current).remove(delete.member());
        };
    }

    private Writing writing(FeedItem item, PushedItem row) {
        return new Writing(current, tools, item, row);
    }
}
