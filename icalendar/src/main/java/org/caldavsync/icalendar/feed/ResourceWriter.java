package org.caldavsync.icalendar.feed;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.caldavsync.icalendar.CalendarObject;
import org.caldavsync.icalendar.CalendarWriter;
import org.caldavsync.icalendar.ContentLine;
import org.caldavsync.icalendar.RepairLog;
import org.caldavsync.icalendar.zone.ZoneMerge;
import org.caldavsync.icalendar.zone.ZoneResolver;

/**
 * Writes one calendar object as the text of one resource (RFC 4791 §4.1): no METHOD, its own zones and no others.
 * Thread-safe.
 */
public final class ResourceWriter {
    private final ZoneResolver zones;
    private final List<ContentLine> head;

    /** @param prodId names this product in what it writes */
    public ResourceWriter(ZoneResolver zones, String prodId) {
        this.zones = zones;
        this.head = List.of(
                ContentLine.of("VERSION:2.0"),
                ContentLine.ofText("PRODID", prodId),
                ContentLine.of("CALSCALE:GREGORIAN"));
    }

    /**
     * The object with its zones under the names that servers and readers know, the way {@link #write} writes them: what
     * its fingerprint should be taken of. Definitions stay with those that need their own.
     */
    public CalendarObject settled(CalendarObject object) {
        ZoneMerge merge = new ZoneMerge(zones, new RepairLog());
        CalendarObject admitted = merge.admit(object);
        return new CalendarObject(admitted.uid(), admitted.components(), merge.ownDefinitions());
    }

    /** The resource: CRLF, folded, in UTF-8. */
    public byte[] write(CalendarObject object) {
        ZoneMerge merge = new ZoneMerge(zones, new RepairLog());
        CalendarObject admitted = merge.admit(object);
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 10);
        CalendarWriter writer = new CalendarWriter(out);
        writer.begin("VCALENDAR");
        head.forEach(writer::line);
        merge.definitions().forEach(writer::component);
        admitted.components().forEach(writer::component);
        writer.end("VCALENDAR");
        writer.flush();
        return out.toByteArray();
    }
}
