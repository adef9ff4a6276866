package org.caldavsync.server.secret;

/** A stored secret does not open: another key, another place, or changed octets. */
public final class SealBrokenException extends RuntimeException {
    SealBrokenException(SecretBox.Place place) {
        super("The stored " + place.column() + " of " + place.table() + " " + place.row()
                + " does not open with this key."
                + " Nothing was changed. Start with the SECRET_KEY or key file it was stored with, or enter it again.");
    }
}
