package org.caldavsync.server.destination.push;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caldavsync.caldav.Href;
import org.caldavsync.icalendar.Entry;
import org.caldavsync.server.destination.DestinationSettings;
import org.caldavsync.server.destination.link.Reading;

/** Puts together what a plan follows from. Pure. */
final class Situations {
    private Situations() {}

    /**
     * What earlier runs left behind.
     *
     * @param adopted see {@link Situation.Known}
     * @param linkChanged every removal waits for a release
     */
    record Memory(Collection<PushedItem> pushed, boolean adopted, boolean linkChanged) {
        /** The same after a look at the calendar that is not stored. */
        Memory after(Refresh refresh) {
            return new Memory(pushed.stream().map(row -> row.after(refresh)).toList(), adopted, linkChanged);
        }
    }

    /**
     * Both sides as they are now.
     *
     * @param others addresses in the calendar that other destinations have written
     */
    record Both(Reading reading, Sight sight, Set<Href> others) {}

    static Situation of(DestinationSettings settings, Both both, Memory memory, InstantSource clock) {
        Reading reading = both.reading();
        List<Entry.Broken> broken = reading.facts().broken();
        Map<String, PushedItem> pushed =
                memory.pushed().stream().collect(Collectors.toMap(PushedItem::feedUid, Function.identity()));
        MemberNames names =
                new MemberNames(both.sight().href(), settings.link().address().text());
        return new Situation(
                new Situation.Reading(
                        UidChurn.settle(reading.items(), memory.pushed()),
                        broken.stream().map(Entry.Broken::uid).collect(Collectors.toUnmodifiableSet()),
                        broken.size(),
                        reading.facts().complete()),
                new Situation.Known(pushed, both.others(), memory.adopted()),
                both.sight().members(),
                new Situation.Terms(settings.writing(), names, memory.linkChanged(), clock.instant()));
    }
}
