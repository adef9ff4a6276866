package org.caldavsync.server.destination;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.caldavsync.server.run.EventStart;
import org.caldavsync.server.run.RunItem;
import org.jspecify.annotations.Nullable;

/**
 * What a run would do, as the API shows it; the member names follow from these. Each list holds the first {@link
 * #LISTED} of its kind, in the order in which they would be done; {@link #counts} counts all of them.
 *
 * @param message for people: what would be done, in a sentence or two
 * @param planId what to sync with so that exactly this is done; null where it cannot be applied, since the destination
 *     is not saved
 * @param links objects that are on the calendar already, equal to the event: they are noted and not written
 * @param warnings for people, one sentence each
 * @param held what the safety brake would hold; null where it would hold nothing
 */
@JsonPropertyOrder({"status", "message"})
public record PlanView(
        String message,
        @Nullable String planId,
        List<Event> creates,
        List<Update> updates,
        List<Event> deletions,
        List<Event> skips,
        List<Event> links,
        List<String> warnings,
        @Nullable Held held,
        Counts counts) {
    /** How many of one kind are listed. */
    public static final int LISTED = 2_000;

    public PlanView {
        creates = List.copyOf(creates);
        updates = List.copyOf(updates);
        deletions = List.copyOf(deletions);
        skips = List.copyOf(skips);
        links = List.copyOf(links);
        warnings = List.copyOf(warnings);
    }

    @JsonProperty
    public String status() {
        return "success";
    }

    /**
     * An event and why that is done with it.
     *
     * @param start null where the event has none
     * @param reason for people; empty where the kind of the step says it all
     */
    public record Event(
            String uid, String summary, @Nullable EventStart start, String reason) {
        @JsonProperty
        public boolean allDay() {
            return EventStart.isAllDay(start);
        }
    }

    /**
     * An event that is written over what the calendar has.
     *
     * @param takesOver it is an object that this destination has not written
     * @param changes what is different; empty where only the order or the spelling is
     */
    public record Update(
            String uid,
            String summary,
            @Nullable EventStart start,
            String reason,
            boolean takesOver,
            List<RunItem.Change> changes) {
        public Update {
            changes = List.copyOf(changes);
        }

        @JsonProperty
        public boolean allDay() {
            return EventStart.isAllDay(start);
        }
    }

    /**
     * Deletions that wait for a person.
     *
     * @param deletions how many; they are the ones listed
     */
    public record Held(String reason, long deletions) {}

    /**
     * How many of each.
     *
     * @param updates those that take over an object included
     * @param past left out, since they are over
     * @param unsupported left out, since they cannot be written
     * @param total UIDs in the reading
     */
    public record Counts(
            long creates,
            long updates,
            long deletions,
            long links,
            long unchanged,
            long past,
            long unsupported,
            long held,
            long total) {}
}
