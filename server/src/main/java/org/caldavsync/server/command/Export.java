package org.caldavsync.server.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caldavsync.http.Secret;
import org.caldavsync.server.config.Config;
import org.caldavsync.server.transfer.Exporter;

/** Writes everything as JSON. */
public final class Export implements Command {
    private static final String SECRETS = "--secrets";

    private final StorageOpener opener;

    public Export(StorageOpener opener) {
        this.opener = opener;
    }

    @Override
    public String usage() {
        return "export [FILE] [--secrets]";
    }

    @Override
    public String purpose() {
        return "write everything as JSON; with --secrets the passwords too, encrypted";
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) {
        List<String> files = new ArrayList<>(arguments);
        boolean withSecrets = files.remove(SECRETS);
        if (files.size() > 1 || files.stream().anyMatch(file -> file.startsWith("-"))) {
            throw CommandFailure.misused(this);
        }
        Optional<Path> file = files.stream().findFirst().map(Backup::newFile);
        Config config = Config.from(terminal.environment());
        Backup.requireDatabase(config.storage());
        Optional<Secret> passphrase = withSecrets ? Optional.of(passphrase(terminal)) : Optional.empty();
        try (StorageOpener.Storage storage = opener.open(config.storage())) {
            if (file.isPresent()) {
                write(storage.exporter(), file.get(), passphrase);
            } else {
                storage.exporter().write(terminal.out(), passphrase);
                terminal.out().flush();
            }
        }
        terminal.err()
                .println(
                        withSecrets
                                ? "Exported; the passwords open with the passphrase."
                                : "Exported without passwords.");
        return CommandLine.DONE;
    }

    private static Secret passphrase(Terminal terminal) {
        Secret passphrase = terminal.secret("Passphrase");
        if (!Exporter.isStrongEnough(passphrase)) {
            throw new CommandFailure(Exporter.PASSPHRASE_RULE + " Nothing was written.");
        }
        return passphrase;
    }

    private static void write(Exporter exporter, Path file, Optional<Secret> passphrase) {
        boolean whole = false;
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (OutputStream out = Files.newOutputStream(file)) {
                exporter.write(out, passphrase);
                whole = true;
            } finally {
                if (!whole) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("The export cannot be written to " + file + ".", failure);
        }
    }
}
