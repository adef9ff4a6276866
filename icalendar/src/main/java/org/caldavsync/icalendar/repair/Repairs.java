package org.caldavsync.icalendar.repair;

import java.time.Instant;
import java.util.List;
import org.caldavsync.icalendar.ComponentRepair;
import org.caldavsync.icalendar.recur.ZoneLookup;

/** The repairs made to everything that is read, in their order; {@code docs/repairs.md} explains each. */
public final class Repairs {
    private Repairs() {}

    /**
     * All of them. Later ones rely on earlier ones: values are valid before they are compared, stamps are in UTC before
     * one is taken for another.
     *
     * @param firstSeen the DTSTAMP of what has no time at all; the same on every run
     * @param zones what TZIDs mean
     */
    public static List<ComponentRepair> standard(Instant firstSeen, ZoneLookup zones) {
        return List.of(
                new UnclosedQuote(),
                new RepeatedProperty(),
                new MethodInComponent(),
                new TimeSyntax(),
                new DateValue(),
                new ZonedUtc(),
                new ObservanceStart(),
                new OffsetSyntax(),
                new DurationSyntax(),
                new UnreadableValue(),
                new EndAndDuration(),
                new EndType(),
                new EndBeforeStart(),
                new InvalidRule(),
                new CountAndUntil(),
                new UntilType(zones),
                new ExdateType(),
                new StampNotUtc(zones),
                new MissingStamp(firstSeen));
    }
}
