package org.caldavsync.icalendar.corpus;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.caldavsync.icalendar.CalendarObject;
import org.caldavsync.icalendar.CalendarParser;
import org.caldavsync.icalendar.CalendarWriter;
import org.caldavsync.icalendar.Limits;
import org.caldavsync.icalendar.ParseResult;
import org.caldavsync.icalendar.ParseResult.Parsed;
import org.caldavsync.icalendar.ParseResult.Unreadable;
import org.caldavsync.icalendar.RepairLog;
import org.caldavsync.icalendar.feed.FeedHeader;
import org.caldavsync.icalendar.feed.FeedWriter;
import org.caldavsync.icalendar.feed.Spool;
import org.caldavsync.icalendar.repair.Repairs;
import org.caldavsync.icalendar.zone.ZoneMerge;
import org.caldavsync.icalendar.zone.ZoneResolver;

/** Takes one file through reading, splitting, merging and writing, and looks for every line again. */
final class FileCheck {
    private static final FeedHeader HEADER =
            new FeedHeader("Corpus", "#0082c9", Duration.ofHours(1), "-//Corpus//Check//EN");

    private final ZoneResolver zones = new ZoneResolver();
    private final CalendarParser parser = new CalendarParser(
            Limits.standard(),
            Repairs.standard(Instant.EPOCH, tzid -> zones.resolve(tzid).rules()));
    private final Tally tally;

    FileCheck(Tally tally) {
        this.tally = tally;
    }

    void check(String name, byte[] octets) {
        tally.add("files", 1);
        tally.add("octets", octets.length);
        ParseResult result = parser.parse(octets);
        switch (result) {
            case Unreadable(String reason) -> tally.add("unreadable: " + reason.split("[:(]", -1)[0], 1);
            case Parsed parsed -> check(name, octets, parsed);
        }
    }

    private void check(String name, byte[] octets, Parsed parsed) {
        List<LogicalLine> came = LogicalLine.of(octets);
        List<LogicalLine> split = LogicalLine.of(resources(parsed.objects()));
        tally.add("logical lines", came.size());
        tally.add("objects", parsed.objects().size());
        tally.add("broken components", parsed.broken().size());
        tally.add("incomplete streams", parsed.complete() ? 0 : 1);
        parsed.repairs().forEach(repair -> tally.add("repair " + repair.kind(), 1));
        List<LogicalLine> found =
                Stream.concat(split.stream(), leftOut(parsed).stream()).toList();
        Explanations explanations = new Explanations(came, found, parsed);
        List<LogicalLine> expected = new ArrayList<>();
        for (LogicalLine line : came) {
            explanations
                    .ofPlace(line)
                    .ifPresentOrElse(why -> tally.add("not expected: " + why, 1), () -> expected.add(line));
        }
        for (LogicalLine line : missing(expected, found)) {
            explanations
                    .ofLine(line)
                    .ifPresentOrElse(
                            kind -> tally.add("changed: " + kind, 1),
                            () -> tally.loss(name + ":" + line.number() + " " + line.key()));
        }
        checkFeed(name, parsed.objects());
    }

    private List<LogicalLine> leftOut(Parsed parsed) {
        List<LogicalLine> lines = LogicalLine.of(written(writer -> {
            writer.begin("VCALENDAR");
            parsed.leftOut().forEach(writer::component);
            writer.end("VCALENDAR");
        }));
        tally.add("not expected: older version or other component", lines.size());
        return lines;
    }

    private static byte[] written(Consumer<CalendarWriter> content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CalendarWriter writer = new CalendarWriter(out);
        content.accept(writer);
        writer.flush();
        return out.toByteArray();
    }

    /** Every object as a resource of its own, one after the other. */
    private static byte[] resources(List<CalendarObject> objects) {
        return written(writer -> objects.forEach(object -> {
            writer.begin("VCALENDAR");
            object.zones().values().forEach(writer::component);
            object.components().forEach(writer::component);
            writer.end("VCALENDAR");
        }));
    }

    /** The lines of one list that another does not have as often. */
    static List<LogicalLine> missing(List<LogicalLine> from, List<LogicalLine> in) {
        Map<String, Integer> there = new HashMap<>();
        in.forEach(line -> there.merge(line.key(), 1, Integer::sum));
        return from.stream()
                .filter(line -> there.merge(line.key(), -1, Integer::sum) < 0)
                .toList();
    }

    private void checkFeed(String name, List<CalendarObject> objects) {
        List<CalendarObject> events = objects.stream()
                .filter(object -> object.type().equals("VEVENT"))
                .sorted(Comparator.comparing(CalendarObject::uid))
                .toList();
        byte[] feed = feed(events);
        List<LogicalLine> asTimes = LogicalLine.of(resources(events)).stream()
                .filter(FileCheck::isOfEvent)
                .map(FileCheck::withoutZone)
                .toList();
        List<LogicalLine> inFeed =
                LogicalLine.of(feed).stream().map(FileCheck::withoutZone).toList();
        missing(asTimes, inFeed).forEach(line -> tally.loss(name + " in the feed: " + line.key()));
        tally.add("octets of feeds", feed.length);
        switch (parser.parse(feed)) {
            case Unreadable(String reason) -> tally.loss(name + ": the feed is unreadable: " + reason);
            case Parsed again -> checkAgain(name, events, again);
        }
    }

    private static byte[] feed(List<CalendarObject> events) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FeedWriter writer =
                new FeedWriter(HEADER, Spool.inMemory(), new ZoneMerge(new ZoneResolver(), new RepairLog()));
        events.forEach(writer::add);
        writer.finish(out);
        return out.toByteArray();
    }

    private static boolean isOfEvent(LogicalLine line) {
        return line.member() > 0 && !Set.of("VTIMEZONE", "STANDARD", "DAYLIGHT").contains(line.component());
    }

    /** Feeds may give a time zone another name, or none to what is UTC or unknown. */
    private static LogicalLine withoutZone(LogicalLine line) {
        String text = line.text().replaceFirst(";TZID=(\"[^\"]*\"|[^;:]*)", "").replaceAll("(?<=\\d{8}T\\d{6})Z", "");
        return new LogicalLine(line.component(), text, line.number(), line.member());
    }

    private void checkAgain(String name, List<CalendarObject> events, Parsed again) {
        if (!again.complete() || !again.broken().isEmpty() || again.objects().size() != events.size()) {
            tally.loss(name + ": the feed is not what was put in");
        }
        Set<String> used = new TreeSet<>();
        Set<String> defined = new TreeSet<>();
        for (CalendarObject object : again.objects()) {
            object.components().forEach(component -> used.addAll(component.timeZoneIds()));
            object.zones().values().forEach(zone -> zone.first("TZID").ifPresent(id -> defined.add(id.text())));
        }
        if (!used.equals(defined)) {
            tally.loss(name + ": zones used " + used + " but defined " + defined);
        }
        again.repairs().forEach(repair -> tally.loss(name + ": the feed needs repair: " + repair));
    }
}
