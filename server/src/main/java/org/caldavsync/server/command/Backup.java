package org.caldavsync.server.command;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.caldavsync.server.config.Config;
import org.caldavsync.server.db.SqliteCopy;

/** Copies the database to a file while the service runs. */
public final class Backup implements Command {
    @Override
    public String usage() {
        return "backup FILE";
    }

    @Override
    public String purpose() {
        return "copy the database to FILE, also while the service runs";
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) {
        if (arguments.size() != 1) {
            throw CommandFailure.misused(this);
        }
        Config.Storage storage = Config.from(terminal.environment()).storage();
        Path copy = newFile(arguments.getFirst());
        Path database = existingFile(storage.store());
        SqliteCopy.make(database, copy);
        terminal.err().println("The database is copied to " + copy + ".");
        terminal.err()
                .println("The passwords in it open only with "
                        + storage.keySource().description() + ": keep that too, in another place than the copy.");
        return CommandLine.DONE;
    }

    /** The file the database is in, which this does not create. */
    private static Path existingFile(Config.Store store) {
        return switch (store) {
            case Config.Store.File(Path file) when Files.exists(file) -> file;
            case Config.Store.File(Path file) -> throw missing(file);
            case Config.Store.Server _ ->
                throw new CommandFailure(
                        "The database is on a PostgreSQL server, which has tools of its own: pg_dump copies"
                                + " it while the service runs. Nothing was written.");
        };
    }

    /** A command that reads must not create what it reads. */
    static void requireDatabase(Config.Storage storage) {
        if (storage.store() instanceof Config.Store.File(Path file) && Files.notExists(file)) {
            throw missing(file);
        }
    }

    private static CommandFailure missing(Path file) {
        return new CommandFailure(
                "There is no database at " + file + ". Is DATA_DIR, or DB_PATH, what the service runs with?");
    }

    /** A file that does not exist, in a directory that does. */
    static Path newFile(String name) {
        try {
            Path file = Path.of(name).toAbsolutePath();
            Path directory = file.getParent();
            if (directory == null || !Files.isDirectory(directory)) {
                throw new CommandFailure("There is no directory for " + file + ". Nothing was written.");
            }
            if (Files.exists(file)) {
                throw new CommandFailure(file + " exists already. Nothing was written; name another file.");
            }
            return file;
        } catch (InvalidPathException failure) {
            throw new CommandFailure(name + " is no name of a file.");
        }
    }
}
