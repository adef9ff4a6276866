package org.caldavsync.server.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.caldavsync.server.config.Config;
import org.caldavsync.server.db.DatabaseFailure;
import org.caldavsync.server.secret.KeyFileException;
import org.caldavsync.server.secret.SecretBox;

/** Looks at configuration, key and database, and changes nothing. */
public final class Check implements Command {
    private final SecureRandom random;

    public Check(SecureRandom random) {
        this.random = random;
    }

    @Override
    public String usage() {
        return "check";
    }

    @Override
    public String purpose() {
        return "say whether configuration, key and database are sound";
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) {
        if (!arguments.isEmpty()) {
            throw CommandFailure.misused(this);
        }
        Config config = Config.from(terminal.environment());
        terminal.out().println("Configuration: sound.");
        config.notes().forEach(note -> terminal.out().println("  Note: " + note));
        List<String> problems = new ArrayList<>(directory(config.storage().dataDirectory()));
        problems.addAll(stored(config.storage(), terminal));
        problems.forEach(problem -> terminal.out().println("  PROBLEM: " + problem));
        terminal.out().println(problems.isEmpty() ? "All is well." : "Nothing was changed.");
        return problems.isEmpty() ? CommandLine.DONE : CommandLine.FAILED;
    }

    private static List<String> directory(Path directory) {
        Path existing = directory.toAbsolutePath();
        while (Files.notExists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return Files.isWritable(existing)
                ? List.of()
                : List.of("This user cannot write to " + existing + ". Change its owner, or DATA_DIR.");
    }

    private List<String> stored(Config.Storage storage, Terminal terminal) {
        if (storage.store() instanceof Config.Store.File(Path file) && Files.notExists(file)) {
            terminal.out().println("Database: none at " + file + "; the first start creates it.");
            return List.of();
        }
        try (DatabaseInspection database = DatabaseInspection.open(storage.store())) {
            List<String> damages = database.damages();
            if (!damages.isEmpty()) {
                return damages;
            }
            terminal.out().println("Database: " + database.description() + '.');
            return key(storage, database, terminal);
        } catch (DatabaseFailure failure) {
            return List.of(String.valueOf(failure.getMessage()));
        }
    }

    private List<String> key(Config.Storage storage, DatabaseInspection database, Terminal terminal) {
        if (!database.holdsSecrets()) {
            return List.of();
        }
        if (!storage.keySource().exists()) {
            return List.of("The database holds encrypted passwords, but "
                    + storage.keySource().description()
                    + " is missing. Put it back; without it the passwords have to be entered again.");
        }
        try {
            SecretBox secrets = new SecretBox(storage.keySource().load(random), random);
            List<String> closed = database.sealedOtherwise(secrets);
            if (closed.isEmpty()) {
                terminal.out().println("Key: opens every stored password.");
            }
            return closed;
        } catch (KeyFileException failure) {
            return List.of(String.valueOf(failure.getMessage()));
        }
    }
}
