package org.caldavsync.server.logging;

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

    /** A print stream writes one string at once, so that lines of two threads do not mix. */
    void write(LogEvent event) {
        stream.print(format.format(event));
        stream.flush();
    }
}
