package org.caldavsync.icalendar.recur;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caldavsync.icalendar.ContentLine;
import org.jspecify.annotations.Nullable;

/** One value of RDATE (RFC 5545 §3.8.5.2): a start, or a PERIOD (§3.3.9) with a length of its own. */
record RecurrenceDate(TemporalValue start, @Nullable NominalDuration ownLength) {

    /** The length of a period; empty where the master's counts. */
    Optional<NominalDuration> length() {
        return Optional.ofNullable(ownLength);
    }

    /** Every readable value of the line. */
    static List<RecurrenceDate> allOf(ContentLine line, Times times) {
        String tzid = line.parameter("TZID").orElse("");
        List<RecurrenceDate> dates = new ArrayList<>();
        for (String text : line.value().split(",", -1)) {
            String[] period = text.split("/", 2);
            TemporalSyntax.parse(period[0], tzid).ifPresent(start -> {
                Optional<NominalDuration> length =
                        period.length == 2 ? length(start, period[1], tzid, times) : Optional.empty();
                dates.add(new RecurrenceDate(start, length.orElse(null)));
            });
        }
        return dates;
    }

    private static Optional<NominalDuration> length(TemporalValue start, String end, String tzid, Times times) {
        return NominalDuration.parse(end)
                .or(() -> TemporalSyntax.parse(end, tzid).map(last -> Timing.between(start, last, times)))
                .filter(length -> !length.isNegative());
    }
}
