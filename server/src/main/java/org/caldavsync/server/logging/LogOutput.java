package org.caldavsync.server.logging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;

/** The one place all loggers write to: a line at a time, never mixed. */
final class LogOutput {
    static final LogOutput STANDARD = new LogOutput(System.out);

    private final PrintStream stream;
    private volatile LineFormat format = new TextLine();

    LogOutput(PrintStream stream) {
        this.stream = stream;
    }

    void use(LineFormat newFormat) {
        format = newFormat;
    }

    /**
     * In UTF-8, whatever the locale of the container says, and in one call, so that the lines of two threads do not mix.
     */
    void write(LogEvent event) {
        byte[] line = format.format(event).getBytes(UTF_8);
        stream.write(line, 0, line.length);
        stream.flush();
    }
}
