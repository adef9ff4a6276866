package org.caldavsync.icalendar;

import java.util.List;
import java.util.Optional;

/**
 * The entries of a stream, one by one, as {@link CalendarReader} meets them, with every component repaired. An event
 * without a valid start is {@link Entry.Broken}. Not thread-safe; a stream that is too large ends in {@link
 * LimitExceeded}, one that fails in {@link java.io.UncheckedIOException}.
 */
public final class MendedEntries {
    private final CalendarReader reader;
    private final Mending mending;

    MendedEntries(CalendarReader reader, List<ComponentRepair> repairs) {
        this.reader = reader;
        this.mending = new Mending(repairs, reader.log());
    }

    /** The next entry; empty at the end of the stream. */
    public Optional<Entry> next() {
        return reader.next()
                .map(entry -> entry instanceof Entry.Member(Component component, long line)
                        ? checked(mending.mend(component), line)
                        : entry);
    }

    private static Entry checked(Component component, long line) {
        if (component.name().equals("VEVENT") && !hasStart(component)) {
            String uid = component.value("UID").orElse("");
            return new Entry.Broken("VEVENT", uid, "it has no valid DTSTART", line);
        }
        return new Entry.Member(component, line);
    }

    private static boolean hasStart(Component event) {
        return event.value("DTSTART").filter(DateOrTime::isValid).isPresent();
    }

    /** See {@link CalendarReader#complete}. */
    public boolean complete() {
        return reader.complete();
    }

    /** The liberties taken so far. */
    public RepairLog log() {
        return reader.log();
    }
}
