package org.caldavsync.server.destination.push;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.caldavsync.caldav.CalendarData;
import org.caldavsync.caldav.ETag;
import org.caldavsync.caldav.Fetched;
import org.caldavsync.caldav.Href;
import org.caldavsync.icalendar.CalendarObject;
import org.caldavsync.icalendar.Fingerprint;
import org.caldavsync.icalendar.ParseResult;
import org.caldavsync.icalendar.Text;
import org.caldavsync.icalendar.feed.ResourceWriter;
import org.caldavsync.icalendar.recur.Occurrences;
import org.caldavsync.server.feed.FeedBuilder;
import org.caldavsync.server.run.EventStart;

/** Reads what a member of the calendar says: enough to match it, to compare it, and to name it to a person. */
final class MemberReader {
    private static final int LONGEST_SUMMARY = 200;

    private final FeedBuilder.Reading reading;
    private final ResourceWriter resources;
    private final ZoneId floating;

    /** @param floating the zone of times that name none */
    MemberReader(FeedBuilder.Reading reading, ResourceWriter resources, ZoneId floating) {
        this.reading = reading;
        this.resources = resources;
        this.floating = floating;
    }

    TargetMember read(Fetched.Loaded loaded) {
        return object(loaded.data())
                .map(event -> event(loaded.href(), loaded.etag(), event))
                .orElseGet(() -> new TargetMember(loaded.href(), loaded.etag(), "", "", "", null, null));
    }

    /** The one event in it, in the form in which it can be compared with what would be written. */
    Optional<CalendarObject> object(CalendarData data) {
        if (!(reading.parser().parse(data.toByteArray()) instanceof ParseResult.Parsed parsed)) {
            return Optional.empty();
        }
        List<CalendarObject> objects = parsed.objects();
        return objects.size() == 1 && objects.getFirst().type().equals("VEVENT")
                ? Optional.of(resources.settled(objects.getFirst()))
                : Optional.empty();
    }

    private TargetMember event(Href href, ETag etag, CalendarObject event) {
        Occurrences occurrences = Occurrences.of(event, reading.zones().zonesOf(event), floating);
        return new TargetMember(
                href,
                etag,
                event.uid(),
                Fingerprint.ofContent(event).hex(),
                summary(event),
                EventStart.earliest(List.of(occurrences), floating).orElse(null),
                occurrences.lastEnd().orElse(null));
    }

    private static String summary(CalendarObject event) {
        String text = event.components()
                .getFirst()
                .value("SUMMARY")
                .map(Text::unescape)
                .orElse("");
        return text.length() <= LONGEST_SUMMARY ? text : text.substring(0, LONGEST_SUMMARY);
    }
}
