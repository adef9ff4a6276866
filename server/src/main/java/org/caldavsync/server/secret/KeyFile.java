package org.caldavsync.server.secret;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/** The key in a file of its own: 64 hexadecimal digits, readable by its owner only, in a directory only he can enter. */
record KeyFile(Path path) implements KeySource {
    /** Room for every form a key is written in, line end included. */
    private static final int SIZE_LIMIT = 256;

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_DIRECTORY = permissions("rwx------");
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FILE = permissions("rw-------");

    @Override
    public EncryptionKey load(SecureRandom random) {
        try {
            if (Files.notExists(path)) {
                create(random);
            }
            return read();
        } catch (IOException e) {
            throw new KeyFileException(
                    "The key file " + path + " cannot be used: " + e
                            + ". Make it readable and its directory writable for this user, or set SECRET_KEY.",
                    e);
        }
    }

    @Override
    public boolean exists() {
        return Files.exists(path);
    }

    @Override
    public String description() {
        return "the key file " + path;
    }

    private EncryptionKey read() throws IOException {
        if (Files.size(path) <= SIZE_LIMIT) {
            String text = new String(Files.readAllBytes(path), US_ASCII);
            var key = EncryptionKey.parse(text);
            if (key.isPresent()) {
                return key.get();
            }
        }
        throw new KeyFileException("The key file " + path + " holds no key: expected 64 hexadecimal digits."
                + " Stored passwords open only with the key they were stored with: put that file back."
                + " Without it, remove the file and enter the passwords of all accounts again.");
    }

    /** Written aside and linked into place, so that neither a crash nor a second process leaves half a key or two. */
    private void create(SecureRandom random) throws IOException {
        Path directory = path.toAbsolutePath().getParent();
        Files.createDirectories(directory, OWNER_ONLY_DIRECTORY);
        Path draft = Files.createTempFile(directory, "secret", ".tmp", OWNER_ONLY_FILE);
        try {
            write(draft, EncryptionKey.create(random).hex() + "\n");
            Files.createLink(path, draft);
        } catch (FileAlreadyExistsException another) {
            // A process that started at the same time was first: its key is the key.
        } finally {
            Files.delete(draft);
        }
    }

    private static void write(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer octets = ByteBuffer.wrap(text.getBytes(US_ASCII));
            while (octets.hasRemaining()) {
                channel.write(octets);
            }
            channel.force(true);
        }
    }

    private static FileAttribute<Set<PosixFilePermission>> permissions(String symbols) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(symbols));
    }
}
