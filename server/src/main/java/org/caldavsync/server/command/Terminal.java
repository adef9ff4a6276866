package org.caldavsync.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.caldavsync.http.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Where a command was called from.
 *
 * @param out what was asked for, and nothing else
 * @param err what is said about it
 */
public record Terminal(Map<String, String> environment, InputStream in, PrintStream out, PrintStream err) {
    /** Longer than any password, shorter than a file piped in by mistake. */
    private static final int LONGEST_SECRET = 4096;

    public Terminal {
        environment = Map.copyOf(environment);
    }

    /**
     * A password or passphrase: typed without being shown where a person sits there, else the first line of the input.
     *
     * @throws CommandFailure when there is none
     */
    Secret secret(String prompt) {
        String text = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(console -> typed(console, prompt))
                .orElseGet(this::piped);
        if (text.isEmpty() || text.length() > LONGEST_SECRET) {
            throw new CommandFailure(
                    prompt + ": none was given, or one longer than " + LONGEST_SECRET + " characters.");
        }
        return Secret.of(text);
    }

    private static String typed(Console console, String prompt) {
        char @Nullable [] typed = console.readPassword("%s: ", prompt);
        return typed == null ? "" : new String(typed);
    }

    private String piped() {
        try {
            String line = new BufferedReader(new InputStreamReader(in, UTF_8)).readLine();
            return line == null ? "" : line;
        } catch (IOException failure) {
            throw new UncheckedIOException("The input cannot be read.", failure);
        }
    }
}
