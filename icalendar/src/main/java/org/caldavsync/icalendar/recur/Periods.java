package org.caldavsync.icalendar.recur;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The periods of a rule one after another: years, months, weeks, days, hours, minutes or seconds. */
interface Periods {

    /** Makes the period that holds {@code from}, or one shortly before it, the next one. Never goes back. */
    void skipTo(LocalDateTime from);

    /** What falls into the next period, perhaps nothing; null at the end of the calendar or of the budget. */
    @Nullable
    Instances next();

    /**
     * What falls into one period, in order.
     *
     * @param times complete, every part given
     */
    record Instances(List<LocalDate> days, TimeParts times) {
        int size() {
            return days.size() * times.size();
        }

        LocalDateTime get(int index) {
            LocalTime time = times.get(index % times.size());
            return days.get(index / times.size()).atTime(time);
        }

        /** The indexes that BYSETPOS leaves, ascending; a negative position counts from the end. */
        int[] chosenBy(List<Integer> positions) {
            return positions.stream()
                    .flatMapToInt(position -> IntStream.of(position > 0 ? position - 1 : size() + position))
                    .filter(index -> index >= 0 && index < size())
                    .sorted()
                    .distinct()
                    .toArray();
        }
    }
}
