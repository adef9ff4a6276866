package org.caldavsync.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A password or token: prints as {@code ***}, compares in constant time, has no other text form than {@link #reveal}. */
public final class Secret {
    private final byte[] utf8;

    private Secret(byte[] utf8) {
        this.utf8 = utf8;
    }

    public static Secret of(String text) {
        return new Secret(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The text itself, only for the place that puts it on the wire or encrypts it. */
    public String reveal() {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(utf8, secret.utf8);
    }

    @Override
    public int hashCode() {
        // Deliberately not derived from the text: a hash in a heap dump or a log would be a hint.
        return Secret.class.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
