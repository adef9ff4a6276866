package org.caldavsync.server.destination.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.caldavsync.icalendar.CalendarObject;
import org.caldavsync.icalendar.CalendarParser;
import org.caldavsync.icalendar.Limits;
import org.caldavsync.icalendar.ParseResult;
import org.caldavsync.icalendar.feed.ResourceWriter;
import org.caldavsync.icalendar.zone.ZoneResolver;
import org.caldavsync.server.destination.Deletions;
import org.caldavsync.server.destination.DestinationSettings.Writing;
import org.junit.jupiter.api.Test;

class OutgoingTest {
    private static final ResourceWriter RESOURCES = new ResourceWriter(new ZoneResolver(), "-//test//EN");

    private static final String INVITATION = """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//test//EN
            METHOD:REQUEST
            BEGIN:VEVENT
            UID:a
            DTSTAMP:20260101T000000Z
            DTSTART:20300107T120000Z
            SUMMARY:Meeting
            ORGANIZER;CN="Bob: the boss":mailto:bob@example.org
            ATTENDEE;SCHEDULE-AGENT=SERVER;PARTSTAT=NEEDS-ACTION:mailto:alice@example.org
            ATTENDEE:mailto:carol@example.org
            REQUEST-STATUS:2.0;Success
            BEGIN:VALARM
            ACTION:DISPLAY
            DESCRIPTION:Soon
            TRIGGER:-PT5M
            END:VALARM
            BEGIN:VALARM
            ACTION:email
            ATTENDEE:mailto:alice@example.org
            SUMMARY:Soon
            DESCRIPTION:Soon
            TRIGGER:-PT5M
            END:VALARM
            BEGIN:VALARM
            ACTION:PROCEDURE
            ATTACH:https://x.example/run
            TRIGGER:-PT5M
            END:VALARM
            END:VEVENT
            END:VCALENDAR
            """;

    private static String written(boolean attendees, boolean alarms) {
        ParseResult.Parsed parsed =
                (ParseResult.Parsed) new CalendarParser(Limits.standard(), List.of()).parse(INVITATION.getBytes(UTF_8));
        CalendarObject object = new Outgoing(new Writing(false, Deletions.OWNED, attendees, alarms), RESOURCES)
                .apply(parsed.objects().getFirst());
        return new String(RESOURCES.write(object), UTF_8).replace("\r\n ", "");
    }

    @Test
    void nobody_is_invited_and_no_mail_is_sent() {
        assertThat(written(false, true))
                .contains("SUMMARY:Meeting", "ACTION:DISPLAY")
                .doesNotContain("ATTENDEE", "ORGANIZER", "mailto:", "METHOD", "REQUEST-STATUS", "email", "PROCEDURE");
    }

    @Test
    void attendees_that_are_kept_are_nobodys_business_but_the_clients() {
        assertThat(written(true, true).lines())
                .contains(
                        "ORGANIZER;CN=\"Bob: the boss\";SCHEDULE-AGENT=CLIENT:mailto:bob@example.org",
                        "ATTENDEE;PARTSTAT=NEEDS-ACTION;SCHEDULE-AGENT=CLIENT:mailto:alice@example.org",
                        "ATTENDEE;SCHEDULE-AGENT=CLIENT:mailto:carol@example.org")
                .noneMatch(line -> line.contains("SERVER") || line.equals("ACTION:email"));
    }

    @Test
    void reminders_go_where_they_are_not_wanted() {
        assertThat(written(false, false)).contains("SUMMARY:Meeting").doesNotContain("VALARM");
    }
}
