package org.caldavsync.server.destination;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.caldavsync.icalendar.ContentLine;
import org.caldavsync.icalendar.Entry;
import org.caldavsync.icalendar.Repair;
import org.caldavsync.icalendar.RepairKind;
import org.caldavsync.icalendar.recur.Occurrence;
import org.caldavsync.server.destination.link.ReadItem;
import org.caldavsync.server.destination.link.Reading;
import org.caldavsync.server.run.EventStart;
import org.jspecify.annotations.Nullable;

/**
 * What is in a link, as the API shows it.
 *
 * @param reason why it cannot be read; null where it was read
 * @param excerpt the beginning of what came instead of a calendar
 * @param calendar null where it cannot be read
 */
record InspectView(
        String status,
        String message,
        @Nullable String reason,
        @Nullable String excerpt,
        @Nullable Calendar calendar) {

    /**
     * A calendar that was read.
     *
     * @param complete whether what is absent is certainly not there
     * @param lastEnd null: something goes on without end, or nothing is known
     * @param floatingPercent how many of a hundred events are at times that name no zone
     */
    record Calendar(
            @Nullable String name,
            @Nullable String color,
            int events,
            int unsupported,
            boolean complete,
            @Nullable Instant firstStart,
            @Nullable Instant lastEnd,
            List<ZoneView> zones,
            int floatingPercent,
            List<ProblemView> problems,
            List<NextView> next) {

        static Calendar of(Reading reading, List<Occurrence> next) {
            Reading.Facts facts = reading.facts();
            List<ReadItem> items = reading.items();
            boolean endless = items.stream().anyMatch(item -> item.lastEnd() == null && !item.emptySeries());
            return new Calendar(
                    textOrNull(facts.name()),
                    textOrNull(facts.colour()),
                    items.size(),
                    facts.unsupported(),
                    facts.complete(),
                    items.stream()
                            .map(ReadItem::firstStart)
                            .filter(Objects::nonNull)
                            .map(EventStart::at)
                            .min(Comparator.naturalOrder())
                            .orElse(null),
                    endless
                            ? null
                            : items.stream()
                                    .map(ReadItem::lastEnd)
                                    .filter(Objects::nonNull)
                                    .max(Comparator.naturalOrder())
                                    .orElse(null),
                    ZoneView.all(facts.times()),
                    facts.times().floatingPercent(),
                    ProblemView.all(facts, items),
                    next.stream()
                            .map(occurrence -> NextView.of(occurrence, facts.zone()))
                            .toList());
        }

        private static @Nullable String textOrNull(String text) {
            return text.isEmpty() ? null : text;
        }
    }

    /** A zone by its name in the link, and how many events start in it. */
    record ZoneView(String name, int events) {
        static List<ZoneView> all(Reading.Times times) {
            return Stream.concat(times.zones().entrySet().stream(), Stream.of(Map.entry("UTC", times.utc())))
                    .filter(zone -> zone.getValue() > 0)
                    .map(zone -> new ZoneView(zone.getKey(), zone.getValue()))
                    .sorted(Comparator.comparingInt(ZoneView::events).reversed().thenComparing(ZoneView::name))
                    .toList();
        }
    }

    /**
     * Something that is wrong with the link and was mended, or left out.
     *
     * @param example the first case, as it came; may be empty
     */
    record ProblemView(String kind, String description, int count, String example) {
        static List<ProblemView> all(Reading.Facts facts, List<ReadItem> items) {
            List<ProblemView> problems = new ArrayList<>();
            facts.repairCounts().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(count -> problems.add(repair(count.getKey(), count.getValue(), facts.repairs())));
            List<Entry.Broken> broken = facts.broken();
            if (!broken.isEmpty()) {
                Entry.Broken first = broken.getFirst();
                String where = "%s at line %d: %s".formatted(first.component(), first.line(), first.reason());
                problems.add(
                        new ProblemView("broken", "cannot be used: left out, and not removed", broken.size(), where));
            }
            List<ReadItem> empty = items.stream().filter(ReadItem::emptySeries).toList();
            if (!empty.isEmpty()) {
                problems.add(new ProblemView(
                        "never_happens",
                        "every occurrence is excluded: not written",
                        empty.size(),
                        empty.getFirst().summary()));
            }
            return List.copyOf(problems);
        }

        private static ProblemView repair(RepairKind kind, int count, List<Repair> repairs) {
            String example = repairs.stream()
                    .filter(repair -> repair.kind() == kind)
                    .map(Repair::detail)
                    .findFirst()
                    .orElse("");
            return new ProblemView(kind.name().toLowerCase(Locale.ROOT), kind.description(), count, example);
        }
    }

    /**
     * One of the next times that something happens.
     *
     * @param start a time in UTC, or a date where it lasts all day
     * @param end not part of it; in the form of the start
     */
    record NextView(String uid, String start, String end, boolean allDay, String summary, String location) {
        static NextView of(Occurrence occurrence, ZoneId zone) {
            return new NextView(
                    text(occurrence, "UID"),
                    occurrence.startText(zone),
                    occurrence.endText(zone),
                    occurrence.allDay(),
                    text(occurrence, "SUMMARY"),
                    text(occurrence, "LOCATION"));
        }

        private static String text(Occurrence occurrence, String property) {
            return occurrence.source().first(property).map(ContentLine::text).orElse("");
        }
    }

    static InspectView read(Calendar calendar) {
        String events = calendar.events() == 1 ? "Found 1 event." : "Found " + calendar.events() + " events.";
        return new InspectView("success", events, null, null, calendar);
    }

    static InspectView unreadable(String message, String reason, String excerpt) {
        return new InspectView("error", message, reason, excerpt, null);
    }
}
