package org.caldavsync.server.destination.link;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.caldavsync.icalendar.CalendarObject;
import org.caldavsync.icalendar.Entry;
import org.caldavsync.icalendar.Repair;
import org.caldavsync.icalendar.RepairKind;
import org.caldavsync.server.feed.DiskSpool;

/**
 * A link that was read to its end. The events stay on disk and are had one at a time, until it is closed. Safe for use by
 * several threads.
 */
public final class Reading implements AutoCloseable {
    private final Facts facts;
    private final List<ReadItem> items;
    private final Function<String, CalendarObject> objects;
    private final DiskSpool spool;

    /**
     * What was found besides the events.
     *
     * @param validators of the body
     * @param name of the calendar; empty where it says none
     * @param colour as {@code #RRGGBB}; empty where it says none
     * @param complete whether every BEGIN had its END, and everything that is missing is known by its UID: where not,
     *     what is absent may be there all the same
     * @param broken what could not be used and is there all the same
     * @param repairs what was changed, the first ten thousand
     * @param repairCounts how often each kind was made; kinds that did not occur are missing
     * @param components events, tasks and journals that came, broken ones and overrides included
     * @param unsupported tasks and journals, by UID
     * @param times how many events have which kind of start
     * @param zone of dates and of times that name none
     */
    public record Facts(
            Validators validators,
            String name,
            String colour,
            boolean complete,
            List<Entry.Broken> broken,
            List<Repair> repairs,
            Map<RepairKind, Integer> repairCounts,
            int components,
            int unsupported,
            Times times,
            ZoneId zone) {}

    /**
     * How events say when they start.
     *
     * @param zones how many in which zone, by its name as it came
     * @param utc how many in UTC
     * @param dates how many on a date
     * @param floating how many in no zone
     */
    public record Times(Map<String, Integer> zones, int utc, int dates, int floating) {

        /** How many of a hundred events are at times that name no zone. */
        public int floatingPercent() {
            int all = zones.values().stream().mapToInt(Integer::intValue).sum() + utc + dates + floating;
            return all == 0 ? 0 : Math.round(100f * floating / all);
        }
    }

    Reading(Facts facts, List<ReadItem> items, Function<String, CalendarObject> objects, DiskSpool spool) {
        this.facts = facts;
        this.items = items;
        this.objects = objects;
        this.spool = spool;
    }

    public Facts facts() {
        return facts;
    }

    /** The events by UID, each UID once. */
    public List<ReadItem> items() {
        return items;
    }

    /** The event itself, as it is to be written. */
    public CalendarObject object(ReadItem item) {
        synchronized (objects) {
            return objects.apply(item.uid());
        }
    }

    /** Frees what it holds on disk. */
    @Override
    public void close() {
        try {
            spool.close();
        } catch (IOException failure) {
            throw Download.noRoom(failure);
        }
    }
}
