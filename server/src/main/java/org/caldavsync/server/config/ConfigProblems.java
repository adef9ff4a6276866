package org.caldavsync.server.config;

import java.util.List;

/** The environment cannot be used. The message names every problem, one a line, and never a secret value. */
public final class ConfigProblems extends RuntimeException {
    private final List<String> problems;

    ConfigProblems(List<String> problems) {
        super("The configuration has " + (problems.size() == 1 ? "a problem" : problems.size() + " problems")
                + "; nothing was started.\n  - " + String.join("\n  - ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Each problem as a sentence that begins with the variable's name. */
    List<String> problems() {
        return problems;
    }
}
