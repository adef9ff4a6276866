package org.caldavsync.icalendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a resource or a feed as a whole: repairs each component, leaves out what cannot be used, groups the rest.
 *
 * <p>Thread-safe if its repairs are.
 */
public final class CalendarParser {
    private final Limits limits;
    private final List<ComponentRepair> repairs;

    /** @param repairs in the order in which they are to be made */
    public CalendarParser(Limits limits, List<ComponentRepair> repairs) {
        this.limits = limits;
        this.repairs = List.copyOf(repairs);
    }

    /** Reads octets in UTF-8. */
    public ParseResult parse(byte[] octets) {
        return parse(new ByteArrayInputStream(octets), UTF_8);
    }

    /**
     * Reads a stream to its end; does not close it.
     *
     * @param declared by the sender; UTF-8 where it said nothing
     * @throws java.io.UncheckedIOException where the stream fails
     */
    public ParseResult parse(InputStream in, Charset declared) {
        try {
            return new Pass(entries(in, declared)).run();
        } catch (LimitExceeded tooMuch) {
            return new ParseResult.Unreadable(String.valueOf(tooMuch.getMessage()));
        }
    }

    /** Begins to read a stream that is too large to be held as a whole; the caller closes it, and groups what comes. */
    public MendedEntries entries(InputStream in, Charset declared) {
        return new MendedEntries(new CalendarReader(in, declared, limits), repairs);
    }

    /** One reading of one stream. */
    private static final class Pass {
        private final MendedEntries entries;
        private final Grouping grouping;
        private final List<Component> leftOut = new ArrayList<>();
        private final List<ContentLine> properties = new ArrayList<>();
        private final List<Entry.Broken> broken = new ArrayList<>();
        private boolean calendarSeen;

        Pass(MendedEntries entries) {
            this.entries = entries;
            grouping = new Grouping(entries.log(), Shelf.inMemory(), leftOut::add);
        }

        ParseResult run() {
            for (Optional<Entry> entry = entries.next(); entry.isPresent(); entry = entries.next()) {
                take(entry.get());
            }
            if (!calendarSeen) {
                return new ParseResult.Unreadable("This is no iCalendar data: it has no BEGIN:VCALENDAR.");
            }
            List<CalendarObject> objects = new ArrayList<>();
            grouping.forEach(objects::add);
            return new ParseResult.Parsed(
                    objects, properties, entries.log().repairs(), leftOut, broken, entries.complete());
        }

        private void take(Entry entry) {
            switch (entry) {
                case Entry.CalendarStart() -> calendarSeen = true;
                case Entry.CalendarProperty(ContentLine line) -> properties.add(line);
                case Entry.Member(Component component, long _) -> grouping.add(component);
                case Entry.Broken missing -> broken.add(missing);
                case Entry.CalendarEnd() -> {}
            }
        }
    }
}
