package org.caldavsync.server.secret;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A 256-bit key. Never printed. */
public final class EncryptionKey {
    static final int LENGTH = 32;

    private final byte[] octets;

    private EncryptionKey(byte[] octets) {
        this.octets = octets;
    }

    /** The key written as 64 hexadecimal digits or as base64 of 32 octets; empty where the text is neither. */
    public static Optional<EncryptionKey> parse(String text) {
        String digits = text.strip();
        try {
            byte[] octets = digits.length() == 2 * LENGTH
                    ? HexFormat.of().parseHex(digits)
                    : Base64.getDecoder().decode(digits);
            return octets.length == LENGTH ? Optional.of(new EncryptionKey(octets)) : Optional.empty();
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }

    static EncryptionKey create(SecureRandom random) {
        byte[] octets = new byte[LENGTH];
        random.nextBytes(octets);
        return new EncryptionKey(octets);
    }

    /** The key as 64 hexadecimal digits, the form of the key file. */
    String hex() {
        return HexFormat.of().formatHex(octets);
    }

    SecretKey forCipher() {
        return new SecretKeySpec(octets, "AES");
    }

    @Override
    public String toString() {
        return "EncryptionKey[***]";
    }
}
