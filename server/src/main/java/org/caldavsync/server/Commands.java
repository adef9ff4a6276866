package org.caldavsync.server;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.List;
import org.caldavsync.server.command.Backup;
import org.caldavsync.server.command.Check;
import org.caldavsync.server.command.CommandLine;
import org.caldavsync.server.command.Export;
import org.caldavsync.server.command.HashPassword;
import org.caldavsync.server.command.Import;
import org.caldavsync.server.command.RotateSecret;
import org.caldavsync.server.command.StorageOpener;
import org.caldavsync.server.command.Terminal;

/** What the launcher can be told to do beside running the service. */
final class Commands {
    private Commands() {}

    /** Runs the one that is named in the environment of this process, and returns its exit status. */
    static int run(List<String> arguments) {
        PrintStream out = System.out;
        // Standard output is for what was asked for; log lines go where messages go. Before the first logger is made.
        System.setOut(System.err);
        Surroundings surroundings = Surroundings.real();
        SecureRandom random = surroundings.secrets();
        StorageOpener opener = storage -> Stored.open(storage, surroundings);
        CommandLine commands = new CommandLine(
                Application.VERSION,
                List.of(
                        new Check(random),
                        new Backup(),
                        new Export(opener),
                        new Import(opener),
                        new RotateSecret(storage -> Stored.openAnyKey(storage, surroundings), random),
                        new HashPassword(random)));
        return commands.run(arguments, new Terminal(System.getenv(), System.in, out, System.err));
    }
}
