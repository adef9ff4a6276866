package org.caldavsync.server.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.caldavsync.http.Secret;
import org.caldavsync.server.secret.EncryptionKey;
import org.caldavsync.server.secret.SecretBox;

/**
 * How the key of the secrets in a document is made from a passphrase: Argon2id (RFC 9106) with a salt of its own.
 *
 * @param salt in base64
 */
record Passphrase(String salt) {
    static final String KDF = "argon2id m=32768 t=4 p=1";
    static final int SHORTEST = 12;

    /** Fits beside a running service; a guess costs as much as it does us. */
    private static final int MEMORY_KIB = 32 * 1024;

    private static final int PASSES = 4;
    private static final int SALT_LENGTH = 16;
    private static final int KEY_LENGTH = 32;

    /** For a new document. */
    static Passphrase salted(SecureRandom random) {
        byte[] salt = new byte[SALT_LENGTH];
        random.nextBytes(salt);
        return new Passphrase(Base64.getEncoder().encodeToString(salt));
    }

    /** What seals and opens the secrets of that document; takes about a second and 32 MiB. */
    SecretBox box(Secret passphrase, SecureRandom random) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(MEMORY_KIB)
                .withIterations(PASSES)
                .withParallelism(1)
                .withSalt(DocumentReader.octets(salt))
                .build());
        byte[] key = new byte[KEY_LENGTH];
        generator.generateBytes(passphrase.reveal().getBytes(UTF_8), key);
        return new SecretBox(EncryptionKey.parse(HexFormat.of().formatHex(key)).orElseThrow(), random);
    }
}
