package org.caldavsync.server.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A consistent copy of a SQLite file, also while others read and write it. */
public final class SqliteCopy {
    private SqliteCopy() {}

    /**
     * Copies the database to a file that only its owner can read, in place of one of that name. Killed half-way, no file of
     * that name is there, or the former one.
     *
     * @throws DatabaseFailure when the database cannot be read, or the disk does not take the copy
     * @throws UncheckedIOException when no file can be made there
     */
    public static void make(Path file, Path copy) {
        Path partial = copy.resolveSibling(copy.getFileName() + ".partial");
        try {
            Files.deleteIfExists(partial);
            Files.createFile(
                    partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                vacuumInto(file, partial);
                flush(partial);
                Files.move(partial, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(partial);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "The database could not be copied to " + copy + ". Nothing was changed.", failure);
        }
    }

    private static void vacuumInto(Path file, Path copy) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                PreparedStatement statement = connection.prepareStatement("VACUUM INTO ?")) {
            statement.setString(1, copy.toString());
            statement.execute();
        } catch (SQLException failure) {
            throw DatabaseFailure.of(failure);
        }
    }

    /** The name must not reach the disk before what it names. */
    private static void flush(Path copy) throws IOException {
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
