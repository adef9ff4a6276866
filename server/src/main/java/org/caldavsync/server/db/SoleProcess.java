package org.caldavsync.server.db;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * That no other process serves a SQLite file. Held as a lock on a file beside it, since SQLite's own locks would be lost if
 * this process opened and closed the file itself; it ends with the process, however that ends.
 */
public final class SoleProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SoleProcess.class);

    private final FileChannel lock;

    private SoleProcess(FileChannel lock) {
        this.lock = lock;
    }

    /** Empty where another process serves that file at the moment, or nothing can be known about it. */
    public static Optional<SoleProcess> of(Path database) {
        Path file = database.resolveSibling(database.getFileName() + ".lock");
        try {
            FileChannel channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            if (isLocked(channel)) {
                return Optional.of(new SoleProcess(channel));
            }
            channel.close();
            LOG.atWarn()
                    .addKeyValue("database", database)
                    .log("Another process serves this database; SQLite is meant for one at a time");
            return Optional.empty();
        } catch (IOException unknown) {
            LOG.atDebug().setCause(unknown).log("Whether another process serves the database cannot be known");
            return Optional.empty();
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException byThisProcess) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
