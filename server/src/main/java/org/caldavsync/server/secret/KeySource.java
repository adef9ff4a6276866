package org.caldavsync.server.secret;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/** Where the encryption key comes from. */
public sealed interface KeySource permits KeySource.Given, KeyFile {

    /**
     * The key; a missing key file is created.
     *
     * @throws KeyFileException when the file cannot be read, written, or holds no key; the message is for the operator
     */
    EncryptionKey load(SecureRandom random);

    /**
     * The key a rotation goes to, where one was begun and not finished: it is kept beside the present one until {@link
     * #finishRotation}.
     */
    Optional<EncryptionKey> next();

    /**
     * The key to rotate to: the one of a rotation that was begun, else a new one, which is kept for good before this
     * returns.
     *
     * @throws KeyFileException as {@link #load}; also where the key comes from the environment, which only the operator
     *     can change
     */
    EncryptionKey beginRotation(SecureRandom random);

    /** Makes the next key the present one, in one step. Everything has to be sealed with it by now. */
    void finishRotation();

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
        public Optional<EncryptionKey> next() {
            return Optional.empty();
        }

        @Override
        public EncryptionKey beginRotation(SecureRandom random) {
            throw new KeyFileException("The key comes from SECRET_KEY, which only you can change. Nothing was changed."
                    + " Name the key to rotate to, and set SECRET_KEY to it afterwards.");
        }

        @Override
        public void finishRotation() {
            // The operator does, with SECRET_KEY.
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
