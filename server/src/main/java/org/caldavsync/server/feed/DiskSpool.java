package org.caldavsync.server.feed;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.caldavsync.icalendar.feed.Spool;
import org.jspecify.annotations.Nullable;

/**
 * Octets that wait to be read once more: in memory as long as they are few, then in a file only its owner can read.
 *
 * <p>The file has no name while it is open, so that nothing of it is left when the process is killed. Not thread-safe.
 */
public final class DiskSpool implements Spool, AutoCloseable {
    private static final int KEPT_IN_MEMORY = 1 << 20;
    private static final Set<StandardOpenOption> UNNAMED = Set.of(
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    private static final FileAttribute<?> ONLY_OWNER_ENTERS = permissions("rwx------");
    private static final FileAttribute<?> ONLY_OWNER_READS = permissions("rw-------");

    private final Path directory;
    private final Sink sink = new Sink();
    private Memory memory = new Memory();
    private @Nullable FileChannel file;
    private long size;

    /** An empty spool that puts its file, should it need one, into that directory, which is made where it is missing. */
    public DiskSpool(Path directory) {
        this.directory = directory;
    }

    /** It need not be closed. */
    @Override
    public OutputStream sink() {
        return sink;
    }

    /** How many octets were put in. */
    public long size() {
        return size;
    }

    /** The small part of a spool that is in memory. */
    private static final class Memory extends ByteArrayOutputStream {
        byte[] part(int from, int length) {
            return Arrays.copyOfRange(buf, from, from + length);
        }

        InputStream read() {
            return new ByteArrayInputStream(buf, 0, count);
        }
    }

    /**
     * Some of what was put in, which may still grow.
     *
     * @throws EOFException where less was put in
     */
    public byte[] read(long from, int length) throws IOException {
        if (from + length > size) {
            throw new EOFException("the spool holds " + size + " octets");
        }
        if (file == null) {
            return memory.part((int) from, length);
        }
        byte[] octets = new byte[length];
        ByteBuffer target = ByteBuffer.wrap(octets);
        while (target.hasRemaining()) {
            if (file.read(target, from + target.position()) < 0) {
                throw new EOFException("the file of the spool was cut");
            }
        }
        return octets;
    }

    /** Everything that was put in, from the beginning. Nothing may be put in afterwards. */
    public InputStream read() throws IOException {
        if (file == null) {
            return memory.read();
        }
        file.position(0);
        return Channels.newInputStream(file);
    }

    @Override
    public void transferTo(OutputStream out) throws IOException {
        try (InputStream octets = read()) {
            octets.transferTo(out);
        }
    }

    /** Frees memory and disk. */
    @Override
    public void close() throws IOException {
        memory = new Memory();
        size = 0;
        if (file != null) {
            file.close();
        }
    }

    private static FileAttribute<?> permissions(String text) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
    }

    private final class Sink extends OutputStream {
        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int from, int length) throws IOException {
            if (file == null && size + length > KEPT_IN_MEMORY) {
                file = moveToDisk();
            }
            if (file == null) {
                memory.write(octets, from, length);
            } else {
                writeFully(file, ByteBuffer.wrap(octets, from, length));
            }
            size += length;
        }

        private FileChannel moveToDisk() throws IOException {
            Files.createDirectories(directory, ONLY_OWNER_ENTERS);
            Path path = directory.resolve("feed-" + UUID.randomUUID());
            FileChannel opened = FileChannel.open(path, UNNAMED, ONLY_OWNER_READS);
            writeFully(opened, ByteBuffer.wrap(memory.toByteArray()));
            memory = new Memory();
            return opened;
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer octets) throws IOException {
        while (octets.hasRemaining()) {
            channel.write(octets);
        }
    }
}
