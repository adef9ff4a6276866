package org.caldavsync.server.auth;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.caldavsync.http.Secret;
import org.jspecify.annotations.Nullable;

/**
 * The password that was right within the last minutes; never a wrong one. One hash has one right password, so one entry
 * is all there is. Kept as HMAC-SHA256 under a key that lives and dies with this process: a memory dump does not tell it.
 */
final class SuccessCache {
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final InstantSource clock;
    private volatile @Nullable Entry latest;

    private record Entry(Secret fingerprint, Instant expiry) {}

    SuccessCache(SecureRandom random, InstantSource clock) {
        byte[] octets = new byte[32];
        random.nextBytes(octets);
        this.key = new SecretKeySpec(octets, ALGORITHM);
        this.clock = clock;
    }

    boolean contains(byte[] password) {
        Entry entry = latest;
        return entry != null
                && clock.instant().isBefore(entry.expiry)
                && entry.fingerprint.equals(fingerprint(password));
    }

    void add(byte[] password) {
        latest = new Entry(fingerprint(password), clock.instant().plus(LIFETIME));
    }

    private Secret fingerprint(byte[] password) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Secret.of(HexFormat.of().formatHex(mac.doFinal(password)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
