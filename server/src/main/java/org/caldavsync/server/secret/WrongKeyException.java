package org.caldavsync.server.secret;

/** The key is not the one that stored secrets were sealed with. The message is for the operator. */
public final class WrongKeyException extends RuntimeException {
    private WrongKeyException(String message) {
        super(message);
    }

    /** There is none at all. */
    public static WrongKeyException missing(KeySource keys) {
        return new WrongKeyException("The database holds encrypted passwords, but " + keys.description()
                + " is missing. Nothing was started and nothing was changed. Put it back, or set SECRET_KEY."
                + " Where that key is lost, rotate-secret --forget removes the passwords that do not open.");
    }

    WrongKeyException(SecretBox.Place place) {
        super("The stored " + place.column() + " of " + place.table() + " " + place.row()
                + " does not open with this key. Nothing was started and nothing was changed. Start with the SECRET_KEY"
                + " or the key file it was stored with; where a rotation was interrupted, finish it with rotate-secret."
                + " Where that key is lost, rotate-secret --forget removes the passwords that do not open.");
    }
}
