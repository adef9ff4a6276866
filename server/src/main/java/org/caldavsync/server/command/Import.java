package org.caldavsync.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.caldavsync.http.Secret;
import org.caldavsync.server.config.Config;
import org.caldavsync.server.transfer.ImportResult;

/** Fills an empty database from an export. */
public final class Import implements Command {
    private static final int HEAD = 1024;

    private final StorageOpener opener;

    public Import(StorageOpener opener) {
        this.opener = opener;
    }

    @Override
    public String usage() {
        return "import FILE";
    }

    @Override
    public String purpose() {
        return "fill an empty database from an export; stop the service first";
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) {
        if (arguments.size() != 1) {
            throw CommandFailure.misused(this);
        }
        Path file = file(arguments.getFirst());
        Config config = Config.from(terminal.environment());
        Optional<Secret> passphrase = hasSecrets(file) ? Optional.of(terminal.secret("Passphrase")) : Optional.empty();
        try (StorageOpener.Storage storage = opener.open(config.storage())) {
            return switch (storage.importer().read(() -> Files.newInputStream(file), passphrase)) {
                case ImportResult.Done done -> {
                    terminal.err().println(done.message());
                    yield CommandLine.DONE;
                }
                case ImportResult.NotEmpty notEmpty -> throw new CommandFailure(notEmpty.message());
                case ImportResult.Refused refused -> throw new CommandFailure(refused.message());
            };
        }
    }

    private static Path file(String name) {
        try {
            Path file = Path.of(name);
            if (Files.isReadable(file) && !Files.isDirectory(file)) {
                return file;
            }
        } catch (InvalidPathException noName) {
            throw new CommandFailure(name + " is no name of a file.");
        }
        throw new CommandFailure("There is no file " + name + " that this user can read. Nothing was changed.");
    }

    /** Its head says so. Asked before the reading, so that nobody types a passphrase in vain. */
    private static boolean hasSecrets(Path file) {
        try (InputStream octets = Files.newInputStream(file)) {
            return new String(octets.readNBytes(HEAD), UTF_8).contains("\"secrets\"");
        } catch (IOException failure) {
            throw new UncheckedIOException("The file " + file + " cannot be read.", failure);
        }
    }
}
