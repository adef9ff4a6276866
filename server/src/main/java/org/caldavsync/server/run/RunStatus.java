package org.caldavsync.server.run;

import java.util.Locale;
import java.util.Optional;

/** How a run stands. */
public enum RunStatus {
    RUNNING,
    /** Everything was done. */
    OK,
    /** A part failed, the rest was done. */
    PARTIAL,
    /** Everything was done but what a safety brake holds. */
    HELD,
    /** Nothing can be relied on to have been done; what was good before still is. */
    ERROR,
    CANCELLED;

    /** The name in the API and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of that name, where there is one. */
    public static Optional<RunStatus> ofCode(String code) {
        for (RunStatus status : values()) {
            if (status.code().equals(code)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }

    /** Whether what was synchronised counts as up to date: {@code ok}, {@code partial} or {@code held}. */
    public boolean synchronised() {
        return this == OK || this == PARTIAL || this == HELD;
    }
}
