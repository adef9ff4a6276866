package org.caldavsync.server.logging;

/** Writes one event as one line of text, or several where it carries an exception. */
@FunctionalInterface
interface LineFormat {

    /** The line, its end included. Whatever the event holds, it begins no line of its own. */
    String format(LogEvent event);
}
