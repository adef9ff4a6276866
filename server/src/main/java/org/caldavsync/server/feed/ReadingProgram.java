package org.caldavsync.server.feed;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kinds of programs that read feeds, as told by their {@code User-Agent}; the first that fits. */
enum ReadingProgram {
    GOOGLE("Google Calendar", "google"),
    THUNDERBIRD("Thunderbird", "thunderbird"),
    HOME_ASSISTANT("Home Assistant", "homeassistant", "home assistant"),
    ICSX5("ICSx5", "icsx5"),
    OUTLOOK("Outlook", "outlook", "microsoft office", "microsoft exchange", "microsoft.exchange"),
    APPLE("Apple Calendar", "dataaccessd", "calendaragent", "calendard", "accountsd", " ical/"),
    OTHER("Other");

    /** What comes later names no calendar program. */
    private static final int LOOKED_AT = 200;

    private static final List<ReadingProgram> PROGRAMS = List.of(values());

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // List.of gives one that nobody changes
    private final List<String> marks;

    /** @param marks in lower case; where none is there, the program is no calendar that we know */
    ReadingProgram(String label, String... marks) {
        this.label = label;
        this.marks = List.of(marks);
    }

    /** As people call it. */
    String label() {
        return label;
    }

    static ReadingProgram of(@Nullable String userAgent) {
        String text = userAgent == null ? "" : userAgent.substring(0, Math.min(userAgent.length(), LOOKED_AT));
        String words = " " + text.toLowerCase(Locale.ROOT);
        for (ReadingProgram program : PROGRAMS) {
            if (program.isIn(words)) {
                return program;
            }
        }
        return OTHER;
    }

    private boolean isIn(String words) {
        for (String mark : marks) {
            if (words.contains(mark)) {
                return true;
            }
        }
        return false;
    }
}
