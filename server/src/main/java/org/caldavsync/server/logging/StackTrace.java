package org.caldavsync.server.logging;

import java.io.PrintWriter;
import java.io.StringWriter;

/** An exception as text, bounded: a deep recursion must not fill a disk. */
final class StackTrace {
    private static final int LENGTH_LIMIT = 16 * 1024;

    private StackTrace() {}

    static String of(Throwable cause) {
        StringWriter text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text));
        return text.getBuffer().length() <= LENGTH_LIMIT
                ? text.toString()
                : text.getBuffer().substring(0, LENGTH_LIMIT) + "\n\t... cut off\n";
    }
}
