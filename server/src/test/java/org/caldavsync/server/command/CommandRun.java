package org.caldavsync.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.caldavsync.testkit.Ports;

/** The program called as from a shell: in a process of its own. */
record CommandRun(int status, String out, String err) {
    private static final long PATIENCE_SECONDS = 90;

    /**
     * Runs it to its end, with nothing in its environment but what is given, and a port that nobody has: commands look
     * whether the service of their configuration runs, and another may have the usual one.
     */
    static CommandRun of(Map<String, String> environment, String input, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "org.caldavsync.server.Main"));
        command.addAll(List.of(arguments));
        Path in = Files.writeString(Files.createTempFile("command-", ".in"), input);
        Path out = Files.createTempFile("command-", ".out");
        Path err = Files.createTempFile("command-", ".err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().put("SERVER_PORT", String.valueOf(Ports.free()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("It does not end: " + Files.readString(err, UTF_8));
        }
        CommandRun run =
                new CommandRun(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
        for (Path file : List.of(in, out, err)) {
            Files.delete(file);
        }
        return run;
    }
}
