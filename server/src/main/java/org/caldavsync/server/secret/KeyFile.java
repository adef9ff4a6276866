package org.caldavsync.server.secret;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.Optional;
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
            return createdAndRead(path, random);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    @Override
    public Optional<EncryptionKey> next() {
        try {
            return Files.exists(nextPath()) ? Optional.of(read(nextPath())) : Optional.empty();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    @Override
    public EncryptionKey beginRotation(SecureRandom random) {
        try {
            return createdAndRead(nextPath(), random);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    @Override
    public void finishRotation() {
        try {
            Files.move(nextPath(), path, StandardCopyOption.ATOMIC_MOVE);
            makeLasting(directory());
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private Path nextPath() {
        return path.resolveSibling(path.getFileName() + ".next");
    }

    private Path directory() {
        return Objects.requireNonNull(path.toAbsolutePath().getParent());
    }

    private KeyFileException unusable(IOException cause) {
        return new KeyFileException(
                "The key file " + path + " cannot be used: " + cause
                        + ". Make it readable and its directory writable for this user, or set SECRET_KEY.",
                cause);
    }

    private EncryptionKey createdAndRead(Path file, SecureRandom random) throws IOException {
        if (Files.notExists(file)) {
            create(file, random);
        }
        return read(file);
    }

    @Override
    public boolean exists() {
        return Files.exists(path);
    }

    @Override
    public String description() {
        return "the key file " + path;
    }

    private static EncryptionKey read(Path file) throws IOException {
        if (Files.size(file) <= SIZE_LIMIT) {
            String text = new String(Files.readAllBytes(file), US_ASCII);
            var key = EncryptionKey.parse(text);
            if (key.isPresent()) {
                return key.get();
            }
        }
        throw new KeyFileException("The key file " + file + " holds no key: expected 64 hexadecimal digits."
                + " Stored passwords open only with the key they were stored with: put that file back."
                + " Without it, remove the file and enter the passwords of all accounts again.");
    }

    /** Written aside and linked into place, so that neither a crash nor a second process leaves half a key or two. */
    private void create(Path file, SecureRandom random) throws IOException {
        Path directory = directory();
        Files.createDirectories(directory, OWNER_ONLY_DIRECTORY);
        Path draft = Files.createTempFile(directory, "secret", ".tmp", OWNER_ONLY_FILE);
        try {
            write(draft, EncryptionKey.create(random).hex() + "\n");
            Files.createLink(file, draft);
            makeLasting(directory);
        } catch (FileAlreadyExistsException another) {
            // A process that started at the same time was first: its key is the key.
        } finally {
            Files.delete(draft);
        }
    }

    /** A name in a directory is on the disk only once the directory is. */
    private static void makeLasting(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory)) {
            channel.force(true);
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
