package org.caldavsync.icalendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a resource or a feed as a whole: repairs each component, leaves out what cannot be used, groups the rest.
 *
 * <p>Thread-safe if its repairs are.
 */
public final class CalendarParser {
    private static final Pattern DATE_OR_TIME =
            Pattern.compile("\\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])(T([01]\\d|2[0-3])[0-5]\\d([0-5]\\d|60)Z?)?");

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
            return new Pass(new CalendarReader(in, declared, limits)).run();
        } catch (LimitExceeded tooMuch) {
            return new ParseResult.Unreadable(String.valueOf(tooMuch.getMessage()));
        }
    }

    /** One reading of one stream. */
    private final class Pass {
        private final CalendarReader reader;
        private final Mending mending;
        private final Grouping grouping;
        private final List<ContentLine> properties = new ArrayList<>();
        private final List<Entry.Broken> broken = new ArrayList<>();
        private boolean calendarSeen;

        Pass(CalendarReader reader) {
            this.reader = reader;
            mending = new Mending(repairs, reader.log());
            grouping = new Grouping(reader.log());
        }

        ParseResult run() {
            for (Optional<Entry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                take(entry.get());
            }
            if (!calendarSeen) {
                return new ParseResult.Unreadable("This is no iCalendar data: it has no BEGIN:VCALENDAR.");
            }
            return new ParseResult.Parsed(
                    grouping.objects(),
                    properties,
                    reader.log().repairs(),
                    grouping.leftOut(),
                    broken,
                    reader.complete());
        }

        private void take(Entry entry) {
            switch (entry) {
                case Entry.CalendarStart() -> calendarSeen = true;
                case Entry.CalendarProperty(ContentLine line) -> properties.add(line);
                case Entry.Member(Component component, long line) -> member(mending.mend(component), line);
                case Entry.Broken missing -> broken.add(missing);
                case Entry.CalendarEnd() -> {}
            }
        }

        private void member(Component component, long line) {
            if (component.name().equals("VEVENT") && !hasStart(component)) {
                String uid = component.value("UID").orElse("");
                broken.add(new Entry.Broken("VEVENT", uid, "it has no valid DTSTART", line));
            } else {
                grouping.add(component);
            }
        }

        private static boolean hasStart(Component event) {
            return event.value("DTSTART")
                    .filter(start -> DATE_OR_TIME.matcher(start).matches())
                    .isPresent();
        }
    }
}
