package org.caldavsync.server.auth;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The SHA-256 of a text: equal in length for all texts, so that comparing it takes the same time for all. */
final class Digest {
    private final byte[] octets;

    private Digest(byte[] octets) {
        this.octets = octets;
    }

    static Digest of(byte[] text) {
        try {
            return new Digest(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    boolean matches(byte[] text) {
        return MessageDigest.isEqual(octets, of(text).octets);
    }

    @Override
    public String toString() {
        return "Digest[***]";
    }
}
