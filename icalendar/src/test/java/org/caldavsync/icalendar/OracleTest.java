package org.caldavsync.icalendar;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.ICalendar;
import biweekly.io.ParseWarning;
import biweekly.io.text.ICalReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.CalendarComponent;
import org.caldavsync.icalendar.ParseResult.Parsed;
import org.caldavsync.icalendar.feed.FeedHeader;
import org.caldavsync.icalendar.feed.FeedWriter;
import org.caldavsync.icalendar.feed.Spool;
import org.caldavsync.icalendar.repair.Repairs;
import org.caldavsync.icalendar.zone.ZoneMerge;
import org.caldavsync.icalendar.zone.ZoneResolver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two other libraries, in their strict modes, must take every feed that is made of faulty calendars. */
class OracleTest {

    private static List<CalendarObject> events(String producer) throws IOException {
        ZoneResolver zones = new ZoneResolver();
        CalendarParser parser = new CalendarParser(
                Limits.standard(),
                Repairs.standard(Instant.EPOCH, tzid -> zones.resolve(tzid).rules()));
        byte[] octets = Files.readAllBytes(Path.of("src", "test", "resources", "producers", producer));
        return ((Parsed) parser.parse(octets))
                .objects().stream()
                        .filter(object -> object.type().equals("VEVENT"))
                        .sorted(Comparator.comparing(CalendarObject::uid))
                        .toList();
    }

    private static byte[] feed(List<CalendarObject> events) {
        FeedHeader header = new FeedHeader("Oracle", "#ff0000", Duration.ofHours(1), "-//Test//Oracle//EN");
        FeedWriter writer =
                new FeedWriter(header, Spool.inMemory(), new ZoneMerge(new ZoneResolver(), new RepairLog()));
        events.forEach(writer::add);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.finish(out);
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "google.ics",
                "exchange.ics",
                "apple.ics",
                "waste-collection.ics",
                "legacy-charset.ics",
                "rules.ics",
                "damaged.ics"
            })
    void ical4j_and_biweekly_read_every_event(String producer) throws IOException, ParserException {
        List<CalendarObject> events = events(producer);
        long components =
                events.stream().mapToLong(event -> event.components().size()).sum();

        byte[] feed = feed(events);

        Calendar calendar = new CalendarBuilder().build(new ByteArrayInputStream(feed));
        assertThat(calendar.getComponents("VEVENT")).hasSize((int) components);
        assertThat(calendar.<CalendarComponent>getComponents())
                .allSatisfy(component ->
                        assertThat(component.validate().getEntries()).isEmpty());
        try (ICalReader reader = new ICalReader(new ByteArrayInputStream(feed))) {
            ICalendar read = reader.readNext();
            assertThat(reader.getWarnings()).extracting(ParseWarning::toString).isEmpty();
            assertThat(read.getEvents()).hasSize((int) components);
        }
    }
}
