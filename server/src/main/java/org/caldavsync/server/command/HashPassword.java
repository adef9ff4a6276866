package org.caldavsync.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.List;
import org.caldavsync.server.auth.Argon2Hash;

/** Turns a password into what {@code AUTH_PASSWORD_HASH} holds. */
public final class HashPassword implements Command {
    private final SecureRandom random;

    public HashPassword(SecureRandom random) {
        this.random = random;
    }

    @Override
    public String usage() {
        return "hash-password";
    }

    @Override
    public String purpose() {
        return "read a password, print it as AUTH_PASSWORD_HASH takes it";
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) {
        if (!arguments.isEmpty()) {
            throw CommandFailure.misused(this);
        }
        byte[] password = terminal.secret("Password").reveal().getBytes(UTF_8);
        terminal.out().println(Argon2Hash.create(password, random));
        return CommandLine.DONE;
    }
}
