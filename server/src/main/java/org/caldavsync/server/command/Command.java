package org.caldavsync.server.command;

import java.util.List;

/** One thing the launcher can be told to do. */
public interface Command {
    /** How it is called, its name first: {@code backup FILE}. */
    String usage();

    /** What it does, in a few words. */
    String purpose();

    /**
     * Does it.
     *
     * @param arguments those after its name
     * @return the exit status
     * @throws CommandFailure when it cannot
     */
    int run(List<String> arguments, Terminal terminal);

    /** The word that calls it. */
    default String name() {
        return usage().split(" ", 2)[0];
    }
}
