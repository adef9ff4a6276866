package org.caldavsync.icalendar.feed;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.caldavsync.icalendar.CalendarObject;
import org.caldavsync.icalendar.CalendarWriter;
import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.ContentLine;
import org.caldavsync.icalendar.zone.ZoneMerge;

/**
 * Merges calendar objects into one feed, as a stream: header, time zones, events.
 *
 * <p>The same objects in the same order give the same octets. Only events are written; tasks and journals are passed
 * over. Objects of one UID must follow each other, so add them sorted by UID. Memory is bounded by the objects of one
 * UID and by the time zones. Not thread-safe; a stream that fails ends in {@link UncheckedIOException}.
 */
public final class FeedWriter {
    private final FeedHeader header;
    private final Spool spool;
    private final ZoneMerge zones;
    private final CalendarWriter events;
    private final List<CalendarObject> sameUid = new ArrayList<>();
    private long uids;

    /**
     * @param spool empty, keeps the events until {@link #finish}
     * @param zones fresh, decides which definition every TZID gets
     */
    public FeedWriter(FeedHeader header, Spool spool, ZoneMerge zones) {
        this.header = header;
        this.spool = spool;
        this.zones = zones;
        this.events = new CalendarWriter(spool.sink());
    }

    /** Takes in one object; it may be held back until the next UID comes. */
    public void add(CalendarObject object) {
        if (!object.type().equals("VEVENT")) {
            return;
        }
        if (!sameUid.isEmpty() && !sameUid.getFirst().uid().equals(object.uid())) {
            release();
        }
        sameUid.add(object);
    }

    private void release() {
        List<CalendarObject> admitted =
                SharedUid.distinct(sameUid).stream().map(zones::admit).toList();
        for (CalendarObject object : SharedUid.settle(admitted)) {
            object.components().forEach(events::component);
            uids++;
        }
        sameUid.clear();
    }

    /** Writes the whole feed and flushes {@code out}, which stays the caller's. Call it once, at the end. */
    public void finish(OutputStream out) {
        if (!sameUid.isEmpty()) {
            release();
        }
        events.flush();
        List<Component> definitions = zones.definitions();
        CalendarWriter writer = new CalendarWriter(out);
        writer.begin("VCALENDAR");
        header.lines().forEach(writer::line);
        if (definitions.size() == 1) {
            definitions
                    .getFirst()
                    .first("TZID")
                    .map(ContentLine::text)
                    .ifPresent(id -> writer.line(ContentLine.ofText("X-WR-TIMEZONE", id)));
        }
        definitions.forEach(writer::component);
        writer.flush();
        copySpool(out);
        writer.end("VCALENDAR");
        writer.flush();
    }

    /** How many UIDs the finished feed has. */
    public long uids() {
        return uids;
    }

    private void copySpool(OutputStream out) {
        try {
            spool.transferTo(out);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
