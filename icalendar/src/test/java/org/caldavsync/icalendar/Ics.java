package org.caldavsync.icalendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** iCalendar texts for tests. */
public final class Ics {
    private Ics() {}

    /** The lines with CRLF. */
    public static String lines(String... lines) {
        return String.join("\r\n", lines) + "\r\n";
    }

    /** A calendar around the lines. */
    public static String calendar(String... lines) {
        return lines("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//EN")
                + (lines.length == 0 ? "" : lines(lines))
                + lines("END:VCALENDAR");
    }

    /** A calendar with one event of these lines. */
    public static String event(String... lines) {
        return calendar("BEGIN:VEVENT\r\n" + lines(lines) + "END:VEVENT");
    }

    /** The only component in the text. */
    public static Component component(String... lines) {
        return members(entries(calendar(lines))).getFirst();
    }

    public static CalendarReader reader(byte[] octets) {
        return new CalendarReader(new ByteArrayInputStream(octets), Limits.standard());
    }

    public static CalendarReader reader(String text) {
        return reader(text.getBytes(UTF_8));
    }

    public static List<Entry> entries(String text) {
        return entries(reader(text));
    }

    public static List<Entry> entries(CalendarReader reader) {
        List<Entry> entries = new ArrayList<>();
        for (Optional<Entry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
            entries.add(entry.get());
        }
        return entries;
    }

    public static List<Component> members(List<Entry> entries) {
        return entries.stream()
                .filter(Entry.Member.class::isInstance)
                .map(entry -> ((Entry.Member) entry).component())
                .toList();
    }

    public static List<Entry.Broken> broken(List<Entry> entries) {
        return entries.stream()
                .filter(Entry.Broken.class::isInstance)
                .map(Entry.Broken.class::cast)
                .toList();
    }

    /** The octets that a writer makes of the component. */
    public static String written(Component component) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CalendarWriter writer = new CalendarWriter(out);
        writer.component(component);
        writer.flush();
        return out.toString(UTF_8);
    }
}
