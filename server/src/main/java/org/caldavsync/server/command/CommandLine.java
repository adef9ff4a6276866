package org.caldavsync.server.command;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.caldavsync.server.config.ConfigProblems;
import org.caldavsync.server.db.DatabaseFailure;
import org.caldavsync.server.secret.KeyFileException;
import org.caldavsync.server.secret.SealBrokenException;
import org.caldavsync.server.secret.WrongKeyException;

/** Finds the command that the arguments name and runs it. */
public final class CommandLine {
    static final int DONE = 0;
    static final int FAILED = 1;

    /** Arguments or configuration that make no sense. */
    static final int MISUSED = 2;

    private final String version;
    private final List<Command> commands;

    public CommandLine(String version, List<Command> commands) {
        this.version = version;
        this.commands = List.copyOf(commands);
    }

    /**
     * Runs what the arguments name; failures are told, not thrown.
     *
     * @param arguments at least one
     * @return the exit status
     */
    public int run(List<String> arguments, Terminal terminal) {
        String name = arguments.getFirst();
        if (List.of("--help", "-h", "help").contains(name)) {
            terminal.out().print(help());
            return DONE;
        }
        if (List.of("--version", "-V", "version").contains(name)) {
            terminal.out().println(version);
            return DONE;
        }
        Optional<Command> command =
                commands.stream().filter(one -> one.name().equals(name)).findFirst();
        if (command.isEmpty()) {
            terminal.err().println("There is no command " + name + ".");
            terminal.err().print(help());
            return MISUSED;
        }
        return run(command.get(), arguments.subList(1, arguments.size()), terminal);
    }

    private static int run(Command command, List<String> arguments, Terminal terminal) {
        try {
            return command.run(arguments, terminal);
        } catch (CommandFailure failure) {
            terminal.err().println(failure.getMessage());
            return failure.status();
        } catch (ConfigProblems problems) {
            terminal.err().println(problems.getMessage());
            return MISUSED;
        } catch (DatabaseFailure | KeyFileException | SealBrokenException | WrongKeyException failure) {
            terminal.err().println(failure.getMessage());
            return FAILED;
        } catch (UncheckedIOException failure) {
            terminal.err().println(failure.getMessage() + " (" + failure.getCause() + ")");
            return FAILED;
        }
    }

    private String help() {
        StringBuilder text = new StringBuilder("""
                CalDAV/ICS Sync. Without a command it runs the service until it is stopped.

                Usage: caldav-ics-sync [COMMAND]

                """);
        for (Command command : commands) {
            text.append("  %-32s %s%n".formatted(command.usage(), command.purpose()));
        }
        return text.append("""
                  --help                           this text
                  --version                        the version

                The configuration comes from the environment, for commands as for the service: see docs/configure.md.
                """).toString();
    }
}
