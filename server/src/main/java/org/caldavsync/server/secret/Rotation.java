package org.caldavsync.server.secret;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.caldavsync.http.Secret;

/**
 * Seals every stored secret with another key, one row at a time. Each row is readable with the one key or the other at
 * every moment; killed anywhere, the same rotation again does the rest. Whatever else writes to the vault has to be
 * stopped: it would go on to seal with the former key.
 */
public final class Rotation {
    private static final int MOST_PASSES = 20;

    private final SecretBox former;
    private final SecretBox next;
    private final Unreadable unreadable;
    private final Set<SecretBox.Place> sealed = new HashSet<>();
    private final Set<SecretBox.Place> forgotten = new HashSet<>();

    /** What to do with a secret that opens with neither key. */
    public enum Unreadable {
        /** Ends the rotation; what was sealed anew until then stays so. */
        STOP,
        /** Puts an empty secret in its place: somebody has to enter it again. */
        FORGET
    }

    /**
     * What was done.
     *
     * @param sealed how many secrets are sealed with the new key now and were not before
     * @param forgotten how many opened with neither key and are empty now
     */
    public record Report(int sealed, int forgotten) {}

    private Rotation(SecretBox former, SecretBox next, Unreadable unreadable) {
        this.former = former;
        this.next = next;
        this.unreadable = unreadable;
    }

    /**
     * Goes from the key of that source to its next one, which becomes the present one in the end; begun before or not.
     *
     * @throws SealBrokenException when a secret opens with neither key and that is to end it
     * @throws KeyFileException when the key is not in a file, or the file cannot be written
     */
    public static Report of(KeySource keys, Vault vault, Unreadable unreadable, SecureRandom random) {
        EncryptionKey from = keys.load(random);
        SecretBox next = new SecretBox(keys.beginRotation(random), random);
        Report report = new Rotation(new SecretBox(from, random), next, unreadable).run(vault);
        keys.finishRotation();
        return report;
    }

    /**
     * Goes from one key to another; both stay the caller's to keep. As {@link #of}.
     *
     * @throws SealBrokenException when a secret opens with neither key and that is to end it
     */
    public static Report between(SecretBox former, SecretBox next, Vault vault, Unreadable unreadable) {
        return new Rotation(former, next, unreadable).run(vault);
    }

    /** Until a pass finds nothing to do: rows may change while the one before is under way. */
    private Report run(Vault vault) {
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            if (passFindsNothing(vault)) {
                return new Report(sealed.size(), forgotten.size());
            }
        }
        throw new IllegalStateException("Stored secrets change all the time: another process writes to the database."
                + " Stop it and rotate again; until then both keys are needed.");
    }

    private boolean passFindsNothing(Vault vault) {
        boolean[] nothing = {true};
        vault.each((place, before) -> {
            if (next.opens(before, place)) {
                return;
            }
            nothing[0] = false;
            if (vault.replace(place, before, next.seal(secret(before, place), place))) {
                var _ = sealed.add(place);
            }
        });
        return nothing[0];
    }

    private Secret secret(byte[] octets, SecretBox.Place place) {
        if (unreadable == Unreadable.STOP || former.opens(octets, place)) {
            return former.open(octets, place);
        }
        var _ = forgotten.add(place);
        return Secret.of("");
    }
}
