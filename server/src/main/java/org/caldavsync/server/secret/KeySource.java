package org.caldavsync.server.secret;

import java.nio.file.Path;
import java.security.SecureRandom;

/** Where the encryption key comes from. */
public sealed interface KeySource permits KeySource.Given, KeyFile {

    /**
     * The key; a missing key file is created.
     *
     * @throws KeyFileException when the file cannot be read, written, or holds no key; the message is for the operator
     */
    EncryptionKey load(SecureRandom random);

    /** Whether the key is there already: to load it creates nothing. */
    boolean exists();

    /** What a person has to keep safe: "the key file …". */
    String description();

    /** Configured in the environment. */
    record Given(EncryptionKey key) implements KeySource {
        @Override
        public EncryptionKey load(SecureRandom random) {
            return key;
        }

        @Override
        public boolean exists() {
            return true;
        }

        @Override
        public String description() {
            return "the SECRET_KEY of the environment";
        }
    }

    /** Kept in {@code secret.key} of that directory, created on the first start. */
    static KeySource in(Path dataDirectory) {
        return new KeyFile(dataDirectory.resolve("secret.key"));
    }
}
