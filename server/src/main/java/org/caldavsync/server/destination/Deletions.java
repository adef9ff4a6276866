package org.caldavsync.server.destination;

import java.util.Locale;

/** What a destination may remove from its calendar. */
public enum Deletions {
    /** Nothing, ever. */
    NONE,
    /** What it has written itself, once that is absent from a complete reading and not past. */
    OWNED,
    /** Whatever is absent from a complete reading; past events only where those are written too. */
    MIRROR;

    /** The name in the API and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one with that {@link #code}. */
    public static Deletions ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** What {@code keep_local} means where {@code deletions} is not sent. */
    public static Deletions ofKeepLocal(boolean keepLocal) {
        return keepLocal ? NONE : MIRROR;
    }

    /** What {@code keep_local} reports. */
    public boolean keepsLocal() {
        return this != MIRROR;
    }
}
