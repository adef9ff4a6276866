package org.caldavsync.server.secret;

import java.util.List;
import java.util.function.BiConsumer;

/** Where sealed secrets are kept. */
public interface Vault {

    /** Shows each sealed secret once, in no particular order; what changes meanwhile may be shown or not. */
    void each(BiConsumer<SecretBox.Place, byte[]> visitor);

    /** Puts other octets in that place, for good when this returns; false, and nothing changed: it holds others by now. */
    boolean replace(SecretBox.Place place, byte[] before, byte[] after);

    /**
     * Looks whether everything opens, and changes nothing.
     *
     * @throws WrongKeyException when something does not
     */
    default void verify(SecretBox secrets) {
        each((place, octets) -> requireOpen(octets, place, List.of(secrets)));
    }

    /** @throws WrongKeyException when that opens with none of the keys */
    static void requireOpen(byte[] octets, SecretBox.Place place, List<SecretBox> keys) {
        if (keys.stream().noneMatch(key -> key.opens(octets, place))) {
            throw new WrongKeyException(place);
        }
    }
}
