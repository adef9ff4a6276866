package org.caldavsync.server.transfer;

/** How an import ended: everything is there, or nothing. */
public sealed interface ImportResult {

    /**
     * It is there.
     *
     * @param withoutPassword sources and destinations that came without a password, and are switched off
     */
    record Done(long sources, long destinations, long withoutPassword) implements ImportResult {
        /** What happened and what is to be done, for people. */
        public String message() {
            String imported = sources + " sources and " + destinations + " destinations were imported.";
            return withoutPassword == 0
                    ? imported
                    : imported + " " + withoutPassword
                            + " of them came without their password and are switched off: enter it, then switch them on.";
        }
    }

    /** This database has sources or destinations already. */
    record NotEmpty() implements ImportResult {
        /** For people. */
        public String message() {
            return "There are sources or destinations here already. Nothing was changed: an import needs an empty database.";
        }
    }

    /** The document is none of ours, or not whole, or breaks a rule. */
    record Refused(String reason) implements ImportResult {
        /** For people. */
        public String message() {
            return "The import was refused. Nothing was changed. " + reason;
        }
    }
}
