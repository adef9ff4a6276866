package org.caldavsync.server.feed;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The kinds of programs that read feeds, as told by their {@code User-Agent}; the first that fits. */
enum ReadingProgram {
    GOOGLE("Google Calendar", "google"),
    THUNDERBIRD("Thunderbird", "thunderbird"),
    HOME_ASSISTANT("Home Assistant", "home ?assistant"),
    ICSX5("ICSx5", "icsx5"),
    OUTLOOK("Outlook", "outlook|microsoft (office|exchange)|microsoft\\.exchange"),
    APPLE("Apple Calendar", "dataaccessd|calendaragent|calendard|accountsd|\\bical/"),
    OTHER("Other", "");

    /** What comes later names no calendar program. */
    private static final int LOOKED_AT = 200;

    private final String label;
    private final Pattern mark;

    ReadingProgram(String label, String mark) {
        this.label = label;
        this.mark = Pattern.compile(mark, Pattern.CASE_INSENSITIVE);
    }

    /** As people call it. */
    String label() {
        return label;
    }

    static ReadingProgram of(@Nullable String userAgent) {
        String text = userAgent == null ? "" : userAgent.substring(0, Math.min(userAgent.length(), LOOKED_AT));
        return Arrays.stream(values())
                .filter(program -> program.mark.matcher(text).find())
                .findFirst()
                .orElse(OTHER);
    }
}
