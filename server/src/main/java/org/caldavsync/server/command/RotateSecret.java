package org.caldavsync.server.command;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.List;
import org.caldavsync.server.config.Config;
import org.caldavsync.server.secret.EncryptionKey;
import org.caldavsync.server.secret.KeySource;
import org.caldavsync.server.secret.Rotation;
import org.caldavsync.server.secret.SecretBox;
import org.caldavsync.server.secret.Vault;

/** Seals every stored password with another key. Killed at any point, it is to be called again. */
public final class RotateSecret implements Command {
    private static final String FORGET = "--forget";

    private final StorageOpener opener;
    private final SecureRandom random;

    /** @param opener leaves it open whether the key fits */
    public RotateSecret(StorageOpener opener, SecureRandom random) {
        this.opener = opener;
        this.random = random;
    }

    @Override
    public String usage() {
        return "rotate-secret [--forget]";
    }

    @Override
    public String purpose() {
        return "seal stored passwords with a new key; stop the service first";
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) {
        if (!arguments.isEmpty() && !arguments.equals(List.of(FORGET))) {
            throw CommandFailure.misused(this);
        }
        Config config = Config.from(terminal.environment());
        Backup.requireDatabase(config.storage());
        requireStopped(config);
        Rotation.Unreadable unreadable = arguments.isEmpty() ? Rotation.Unreadable.STOP : Rotation.Unreadable.FORGET;
        try (StorageOpener.Storage storage = opener.open(config.storage())) {
            Rotation.Report report = rotate(config.storage().keySource(), storage.vault(), unreadable, terminal);
            terminal.err().println(report.sealed() + " passwords are sealed with the new key.");
            if (report.forgotten() > 0) {
                terminal.err()
                        .println(report.forgotten() + " of them did not open and are empty now: enter them again.");
            }
        }
        return CommandLine.DONE;
    }

    private Rotation.Report rotate(KeySource keys, Vault vault, Rotation.Unreadable unreadable, Terminal terminal) {
        if (!(keys instanceof KeySource.Given(EncryptionKey present))) {
            Rotation.Report report = Rotation.of(keys, vault, unreadable, random);
            terminal.err().println("Back up " + keys.description() + ": it holds another key now.");
            return report;
        }
        EncryptionKey next = EncryptionKey.parse(terminal.secret("New key").reveal())
                .orElseThrow(
                        () -> new CommandFailure(
                                "The new key must be 64 hexadecimal digits, or base64 of exactly 32 bytes. Nothing was changed."));
        Rotation.Report report =
                Rotation.between(new SecretBox(present, random), new SecretBox(next, random), vault, unreadable);
        terminal.err().println("Set SECRET_KEY to the new key now; the former one opens nothing any more.");
        return report;
    }

    /** A service that runs would go on to seal with the key it has read. */
    private static void requireStopped(Config config) {
        try (ServerSocket trial = new ServerSocket()) {
            trial.setReuseAddress(true);
            trial.bind(new InetSocketAddress(
                    config.address().host(), config.address().port()));
        } catch (IOException inUse) {
            throw new CommandFailure(
                    "Something listens on port " + config.address().port()
                            + ", probably the service. Stop it first, on every machine; nothing was changed.");
        }
    }
}
