package org.caldavsync.server.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run did to one event. Texts are cut to a length that a person can read.
 *
 * @param start null where the event has none
 * @param action what was done, in snake_case: {@code added}, {@code removed}, {@code left_out} and others
 * @param reason for people; empty where the action says it all
 * @param changes what is different since, where that is known; at most {@value #MOST_CHANGES}
 */
public record RunItem(
        String uid, String summary, @Nullable EventStart start, String action, String reason, List<Change> changes) {
    private static final int LONGEST = 500;
    private static final int MOST_CHANGES = 50;

    public RunItem {
        uid = cut(uid);
        summary = cut(summary);
        reason = cut(reason);
        changes = List.copyOf(changes.subList(0, Math.min(changes.size(), MOST_CHANGES)));
    }

    /** A note of which no changes are known. */
    public RunItem(String uid, String summary, @Nullable EventStart start, String action, String reason) {
        this(uid, summary, start, action, reason, List.of());
    }

    @JsonProperty
    public boolean allDay() {
        return EventStart.isAllDay(start);
    }

    /**
     * One property of an event. Texts are cut like those of the note.
     *
     * @param before null: it was not there
     * @param after null: it is not there any more
     */
    public record Change(
            String property,
            @Nullable String before,
            @Nullable String after) {
        public Change {
            before = before == null ? null : cut(before);
            after = after == null ? null : cut(after);
        }
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end);
    }
}
