package org.caldavsync.server.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a run did to one event. Texts are cut to a length that a person can read.
 *
 * @param start null where the event has none
 * @param action what was done, in snake_case: {@code added}, {@code changed}, {@code removed}, {@code left_out}, …
 * @param reason for people; empty where the action says it all
 */
public record RunItem(String uid, String summary, @Nullable Instant start, String action, String reason) {
    private static final int LONGEST = 500;

    public RunItem {
        uid = cut(uid);
        summary = cut(summary);
        reason = cut(reason);
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end);
    }
}
