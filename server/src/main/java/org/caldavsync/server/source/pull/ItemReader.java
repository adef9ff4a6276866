package org.caldavsync.server.source.pull;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caldavsync.caldav.Fetched;
import org.caldavsync.icalendar.CalendarObject;
import org.caldavsync.icalendar.Fingerprint;
import org.caldavsync.icalendar.ParseResult;
import org.caldavsync.icalendar.Text;
import org.caldavsync.icalendar.recur.Occurrences;
import org.caldavsync.server.feed.FeedBuilder;
import org.caldavsync.server.run.EventStart;

/** Reads what a member says: enough to find it again, to tell whether it changed, and to name it to a person. */
final class ItemReader {
    private static final int LONGEST_SUMMARY = 200;

    private final FeedBuilder.Reading reading;
    private final ZoneId floating;

    /** @param floating the zone of times that name none */
    ItemReader(FeedBuilder.Reading reading, ZoneId floating) {
        this.reading = reading;
        this.floating = floating;
    }

    /** The member as it is to be stored; one that cannot be read carries its problem. */
    Item read(Fetched.Loaded member) {
        byte[] content = member.data().toByteArray();
        return switch (reading.parser().parse(content)) {
            case ParseResult.Unreadable(String reason) -> unreadable(member, content, reason);
            case ParseResult.Parsed parsed -> {
                List<CalendarObject> events = parsed.objects().stream()
                        .filter(object -> object.type().equals("VEVENT"))
                        .toList();
                yield events.isEmpty()
                        ? unreadable(member, content, reasonFor(parsed))
                        : readable(member, content, events);
            }
        };
    }

    private static String reasonFor(ParseResult.Parsed parsed) {
        return parsed.broken().isEmpty()
                ? "It holds no event."
                : "It cannot be used: " + parsed.broken().getFirst().reason() + ".";
    }

    private Item readable(Fetched.Loaded member, byte[] content, List<CalendarObject> events) {
        List<Occurrences> occurrences = events.stream()
                .map(event -> Occurrences.of(event, reading.zones().zonesOf(event), floating))
                .toList();
        List<Optional<Instant>> ends =
                occurrences.stream().map(Occurrences::lastEnd).toList();
        CalendarObject first = events.getFirst();
        return new Item(
                member.href(),
                member.etag(),
                first.uid(),
                content,
                events.stream().map(Fingerprint::of).map(Fingerprint::hex).collect(Collectors.joining()),
                summary(first),
                EventStart.earliest(occurrences, floating).orElse(null),
                ends.contains(Optional.<Instant>empty())
                        ? null
                        : ends.stream()
                                .flatMap(Optional::stream)
                                .max(Comparator.naturalOrder())
                                .orElse(null),
                null);
    }

    private static String summary(CalendarObject event) {
        String text = event.components()
                .getFirst()
                .value("SUMMARY")
                .map(Text::unescape)
                .orElse("");
        return text.length() <= LONGEST_SUMMARY ? text : text.substring(0, LONGEST_SUMMARY);
    }

    private static Item unreadable(Fetched.Loaded member, byte[] content, String reason) {
        return new Item(
                member.href(),
                member.etag(),
                "",
                content,
                sha256(content),
                member.href().plainName(),
                null,
                null,
                reason);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
