package org.caldavsync.server.logging;

import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.LoggingEventAware;

/** A logger of that name. Markers mean nothing here. */
final class LineLogger extends LegacyAbstractLogger implements LoggingEventAware {
    private final LogOutput output;
    private final InstantSource clock;
    private final Level threshold;

    LineLogger(String name, LogOutput output, InstantSource clock) {
        this.name = name;
        this.output = output;
        this.clock = clock;
        this.threshold = Levels.of(name);
    }

    @Override
    public void log(LoggingEvent event) {
        Object[] arguments = event.getArgumentArray();
        String message = format(event.getMessage(), arguments);
        write(event.getLevel(), message, event.getKeyValuePairs(), event.getThrowable());
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level, Marker marker, String message, Object @Nullable [] arguments, @Nullable Throwable cause) {
        write(level, format(message, arguments), null, cause);
    }

    private void write(Level level, String message, @Nullable List<KeyValuePair> values, @Nullable Throwable cause) {
        output.write(new LogEvent(
                clock.instant(), level, name, message, values == null ? List.of() : List.copyOf(values), cause));
    }

    private static String format(@Nullable String message, Object @Nullable [] arguments) {
        return String.valueOf(MessageFormatter.basicArrayFormat(message, arguments));
    }

    private boolean speaks(Level level) {
        return level.toInt() >= threshold.toInt();
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    public boolean isTraceEnabled() {
        return speaks(Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return speaks(Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return speaks(Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return speaks(Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return speaks(Level.ERROR);
    }
}
