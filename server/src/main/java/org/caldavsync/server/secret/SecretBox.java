package org.caldavsync.server.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.caldavsync.http.Secret;

/**
 * Encrypts secrets for storage: AES-256-GCM (NIST SP 800-38D), laid out as one octet of version, 12 of nonce, then the
 * ciphertext with its tag. What was sealed for one {@link Place} opens nowhere else. Safe for use by many threads.
 */
public final class SecretBox {
    private static final byte VERSION = 1;
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;
    private static final int SHORTEST = 1 + NONCE_LENGTH + TAG_BITS / 8;

    private final SecretKey key;
    private final SecureRandom random;

    /** Where a sealed secret is kept; part of what is authenticated. */
    public record Place(String table, long row, String column) {}

    public SecretBox(EncryptionKey key, SecureRandom random) {
        this.key = key.forCipher();
        this.random = random;
    }

    /** The secret encrypted for that place; two calls never give the same octets. */
    public byte[] seal(Secret secret, Place place) {
        byte[] nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        try {
            byte[] ciphertext = cipher(Cipher.ENCRYPT_MODE, nonce, place)
                    .doFinal(secret.reveal().getBytes(UTF_8));
            return ByteBuffer.allocate(1 + NONCE_LENGTH + ciphertext.length)
                    .put(VERSION)
                    .put(nonce)
                    .put(ciphertext)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is not available", e);
        }
    }

    /**
     * The secret that was sealed for that place.
     *
     * @throws SealBrokenException when the octets were sealed with another key or for another place, or were changed
     */
    public Secret open(byte[] sealed, Place place) {
        if (sealed.length < SHORTEST || sealed[0] != VERSION) {
            throw new SealBrokenException(place);
        }
        byte[] nonce = new byte[NONCE_LENGTH];
        ByteBuffer.wrap(sealed, 1, NONCE_LENGTH).get(nonce);
        int start = 1 + NONCE_LENGTH;
        try {
            byte[] text = cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(sealed, start, sealed.length - start);
            return Secret.of(new String(text, UTF_8));
        } catch (AEADBadTagException e) {
            throw new SealBrokenException(place);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is not available", e);
        }
    }

    /** Whether those octets were sealed with this key for that place. */
    public boolean opens(byte[] sealed, Place place) {
        try {
            var _ = open(sealed, place);
            return true;
        } catch (SealBrokenException closed) {
            return false;
        }
    }

    private Cipher cipher(int mode, byte[] nonce, Place place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(new byte[] {VERSION});
        cipher.updateAAD((place.table + '\0' + place.row + '\0' + place.column).getBytes(UTF_8));
        return cipher;
    }
}
