package org.caldavsync.server.command;

/** A command cannot do what it was asked; the message says why, what is safe and what to do. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    CommandFailure(String message) {
        this(message, CommandLine.FAILED);
    }

    private CommandFailure(String message, int status) {
        super(message);
        this.status = status;
    }

    /** It was called in a way it does not understand. */
    static CommandFailure misused(Command command) {
        return new CommandFailure("Usage: caldav-ics-sync " + command.usage(), CommandLine.MISUSED);
    }

    int status() {
        return status;
    }
}
