package org.caldavsync.server.run;

import java.util.Locale;

/** Whose fault a failed run is. */
public enum FailureCause {
    /** Another server refused, failed or could not be reached. */
    UPSTREAM,
    /** Another server did not answer in time. */
    TIMEOUT,
    /** This service: its database, its machine, a defect, an end in the middle. */
    SERVICE;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static FailureCause ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
