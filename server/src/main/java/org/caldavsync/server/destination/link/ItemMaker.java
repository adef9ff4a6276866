package org.caldavsync.server.destination.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.caldavsync.icalendar.CalendarObject;
import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.Fingerprint;
import org.caldavsync.icalendar.Text;
import org.caldavsync.icalendar.recur.Occurrences;
import org.caldavsync.icalendar.zone.ZoneResolver;
import org.caldavsync.server.run.EventStart;

/** Notes of an event what a plan needs. */
final class ItemMaker {
    private static final int LONGEST_SUMMARY = 200;
    private static final int IDENTITY_OCTETS = 16;
    private static final List<String> IDENTITY = List.of("DTSTART", "DTEND", "DURATION", "SUMMARY", "LOCATION");

    private final ZoneResolver zones;
    private final ZoneId floating;

    /** @param floating the zone of dates and of times that name none */
    ItemMaker(ZoneResolver zones, ZoneId floating) {
        this.zones = zones;
        this.floating = floating;
    }

    /** Of an event as it is to be written. */
    ReadItem item(CalendarObject event) {
        Occurrences occurrences = Occurrences.of(event, zones.zonesOf(event), floating);
        Optional<EventStart> firstStart = EventStart.earliest(List.of(occurrences), floating);
        Component first = event.components().getFirst();
        return new ReadItem(
                event.uid(),
                Fingerprint.ofContent(event),
                identity(first),
                summary(first),
                firstStart.orElse(null),
                occurrences.lastEnd().orElse(null),
                firstStart.isEmpty() && occurrences.isNever());
    }

    private static String identity(Component component) {
        MessageDigest sha = Download.sha256();
        for (String property : IDENTITY) {
            component.first(property).ifPresent(line -> {
                sha.update((property + line.parameter("TZID").orElse("") + ':').getBytes(UTF_8));
                sha.update((line.value().strip() + '\n').getBytes(UTF_8));
            });
        }
        return HexFormat.of().formatHex(sha.digest(), 0, IDENTITY_OCTETS);
    }

    private static String summary(Component component) {
        String text = component.value("SUMMARY").map(Text::unescape).orElse("");
        return text.length() <= LONGEST_SUMMARY ? text : text.substring(0, LONGEST_SUMMARY);
    }
}
