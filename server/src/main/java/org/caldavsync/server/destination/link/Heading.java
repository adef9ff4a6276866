package org.caldavsync.server.destination.link;

import java.time.ZoneId;
import java.util.Optional;
import org.caldavsync.icalendar.ContentLine;
import org.caldavsync.icalendar.feed.CssColour;
import org.caldavsync.icalendar.zone.ResolvedZone;
import org.caldavsync.icalendar.zone.ZoneResolver;
import org.jspecify.annotations.Nullable;

/** What the calendars of a stream say of themselves; of several the first counts, except for the zone. */
final class Heading {
    private static final int LONGEST_NAME = 200;

    private final ZoneResolver zones;
    private String name = "";
    private String colour = "";
    private @Nullable ZoneId zone;

    Heading(ZoneResolver zones) {
        this.zones = zones;
    }

    void take(ContentLine line) {
        switch (line.name()) {
            case "X-WR-CALNAME", "NAME" ->
                name = name.isEmpty() ? shortened(line.text().strip()) : name;
            case "X-APPLE-CALENDAR-COLOR", "COLOR" ->
                colour = colour.isEmpty()
                        ? CssColour.named(line.value()).map(CssColour::hex).orElse("")
                        : colour;
            case "X-WR-TIMEZONE" -> zone = known(line.text()).orElse(zone);
            default -> {}
        }
    }

    private Optional<ZoneId> known(String text) {
        return zones.resolve(text.strip()) instanceof ResolvedZone.Iana(ZoneId id, var _)
                ? Optional.of(id)
                : Optional.empty();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME);
    }

    /** Empty where none says it. */
    String name() {
        return name;
    }

    /** {@code #RRGGBB}, or empty where none says it. */
    String colour() {
        return colour;
    }

    /** The zone of the calendar that is being read, or of the last one that says it. */
    Optional<ZoneId> zone() {
        return Optional.ofNullable(zone);
    }
}
