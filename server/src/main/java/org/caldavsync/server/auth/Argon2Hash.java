package org.caldavsync.server.auth;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A password hash in PHC string form, {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash} (RFC 9106), within the limits
 * this process is willing to compute.
 */
public final class Argon2Hash {
    /** The most memory one check may take, in KiB: more would not fit beside the service in its 128 MiB heap. */
    static final int MEMORY_LIMIT = 64 * 1024;

    /** What OWASP advises at least, and small enough for the smallest machine this runs on. */
    private static final int USUAL_MEMORY = 19 * 1024;

    private static final int USUAL_PASSES = 2;
    private static final int SALT_LENGTH = 16;
    private static final int HASH_LENGTH = 32;
    private static final int PASSES_LIMIT = 16;
    private static final int LANES_LIMIT = 16;
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2(id|i|d)\\$v=(\\d{1,9})\\$m=(\\d{1,9}),t=(\\d{1,9}),p=(\\d{1,9})\\$([A-Za-z0-9+/]{11,128})\\$([A-Za-z0-9+/]{16,128})");

    private final Argon2Parameters parameters;
    private final byte[] hash;

    private Argon2Hash(Argon2Parameters parameters, byte[] hash) {
        this.parameters = parameters;
        this.hash = hash;
    }

    /**
     * Reads a PHC string.
     *
     * @throws IllegalArgumentException when it is none, or asks for more than the limits; the message says which and
     *     does not repeat the hash
     */
    public static Argon2Hash parse(String phc) {
        Matcher matcher = PHC.matcher(phc.strip());
        require(
                matcher.matches(),
                "is not an Argon2 hash of the form $argon2id$v=19$m=19456,t=2,p=1$salt$hash"
                        + " (in a compose file every $ is written $$)");
        require(number(matcher, 2) == Argon2Parameters.ARGON2_VERSION_13, "must be of Argon2 version 19");
        int memory = bounded(matcher, 3, MEMORY_LIMIT, "KiB of memory (m)");
        int passes = bounded(matcher, 4, PASSES_LIMIT, "passes (t)");
        int lanes = bounded(matcher, 5, LANES_LIMIT, "lanes (p)");
        require(memory >= 8 * lanes, "needs at least 8 KiB of memory (m) for each lane (p)");
        Argon2Parameters parameters = new Argon2Parameters.Builder(type(matcher.group(1)))
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(decode(matcher.group(6)))
                .build();
        return new Argon2Hash(parameters, decode(matcher.group(7)));
    }

    /** The PHC string of that password, with a salt of its own. */
    public static String create(byte[] password, SecureRandom random) {
        byte[] salt = new byte[SALT_LENGTH];
        random.nextBytes(salt);
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(USUAL_MEMORY)
                .withIterations(USUAL_PASSES)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[HASH_LENGTH];
        generator.generateBytes(password, hash);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=" + Argon2Parameters.ARGON2_VERSION_13 + "$m=" + USUAL_MEMORY + ",t=" + USUAL_PASSES
                + ",p=1$" + base64.encodeToString(salt) + '$' + base64.encodeToString(hash);
    }

    /** Whether this is the hash of that password; takes tens of milliseconds and up to 64 MiB. */
    boolean matches(byte[] password) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(parameters);
        byte[] computed = new byte[hash.length];
        generator.generateBytes(password, computed);
        return MessageDigest.isEqual(hash, computed);
    }

    private static int type(String name) {
        return switch (name) {
            case "d" -> Argon2Parameters.ARGON2_d;
            case "i" -> Argon2Parameters.ARGON2_i;
            default -> Argon2Parameters.ARGON2_id;
        };
    }

    private static int bounded(Matcher matcher, int group, int limit, String what) {
        int value = number(matcher, group);
        require(value >= 1 && value <= limit, "asks for " + value + " " + what + "; the limit is " + limit);
        return value;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("has a salt or hash that is not base64", e);
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    @Override
    public String toString() {
        return "Argon2Hash[***]";
    }
}
