package org.caldavsync.icalendar.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VTimeZoneWriterTest {
    private static final Instant FROM = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2050-01-01T00:00:00Z");

    @Test
    void agrees_with_java_time_around_every_change_of_every_zone() {
        List<String> wrong = new ArrayList<>();
        int changes = 0;

        for (String id : IanaZones.ids()) {
            ZoneId zone = ZoneId.of(id);
            ZoneRules written = interpreted(zone, new YearSpan(1970, 2050));
            changes += compare(zone, written, wrong);
        }

        System.out.println(IanaZones.ids().size() + " zones, " + changes + " changes, " + wrong.size() + " wrong");
        assertThat(wrong).isEmpty();
    }

    private static ZoneRules interpreted(ZoneId zone, YearSpan years) {
        return VTimeZone.read(VTimeZoneWriter.write(zone, years)).orElseThrow().rules();
    }

    private static int compare(ZoneId zone, ZoneRules written, List<String> wrong) {
        ZoneRules rules = zone.getRules();
        int changes = 0;
        ZoneOffsetTransition change = rules.nextTransition(FROM);
        while (change != null && change.getInstant().isBefore(TO)) {
            for (long seconds : new long[] {-86_400, -3_600, -60, 60, 3_600, 86_400}) {
                Instant at = change.getInstant().plusSeconds(seconds);
                if (Math.abs(rules.getOffset(at).compareTo(written.getOffset(at))) > 59) {
                    wrong.add(zone + " " + at + " " + rules.getOffset(at) + " but " + written.getOffset(at));
                }
            }
            changes++;
            change = rules.nextTransition(change.getInstant());
        }
        return changes;
    }
}
