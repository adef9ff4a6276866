package org.caldavsync.server.run;

import java.util.Locale;

/** Why a run began. */
public enum Trigger {
    /** It was due. */
    SCHEDULE,
    /** A person or a program asked for it. */
    MANUAL,
    /** It became due while the service was down. */
    START;

    /** The name in the API and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Trigger ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
