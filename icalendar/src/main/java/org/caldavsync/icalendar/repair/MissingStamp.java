package org.caldavsync.icalendar.repair;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.ComponentRepair;
import org.caldavsync.icalendar.ContentLine;
import org.caldavsync.icalendar.RepairKind;
import org.caldavsync.icalendar.recur.TemporalValue;

/**
 * DTSTAMP is required (RFC 5545 §3.6.1). It becomes LAST-MODIFIED, else CREATED, else a given instant that must stay the
 * same from run to run.
 */
final class MissingStamp implements ComponentRepair {
    private final Instant firstSeen;

    MissingStamp(Instant firstSeen) {
        this.firstSeen = firstSeen;
    }

    @Override
    public RepairKind kind() {
        return RepairKind.STAMP_MISSING;
    }

    @Override
    public Component repair(Component component) {
        if (!OwnLines.isObject(component) || component.value("DTSTAMP").isPresent()) {
            return component;
        }
        List<ContentLine> lines = new ArrayList<>(component.lines());
        lines.removeIf(line -> line.is("DTSTAMP"));
        TemporalValue stamp = utc(component, "LAST-MODIFIED")
                .or(() -> utc(component, "CREATED"))
                .orElse(new TemporalValue.Utc(firstSeen));
        lines.add(ContentLine.of("DTSTAMP:" + TimeForm.text(stamp)));
        return component.withLines(lines);
    }

    private static Optional<TemporalValue> utc(Component component, String property) {
        return component.first(property).flatMap(TemporalValue::of).filter(TemporalValue.Utc.class::isInstance);
    }
}
