package org.caldavsync.server.logging;

import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.slf4j.event.KeyValuePair;

/** {@code 2026-11-22T07:44:17.123Z INFO  Runner: Run finished source=3 took=PT1.2S}. */
final class TextLine implements LineFormat {
    private static final HexFormat HEX = HexFormat.of();

    @Override
    public String format(LogEvent event) {
        StringBuilder line = new StringBuilder(160)
                .append(event.at().truncatedTo(ChronoUnit.MILLIS))
                .append(' ')
                .append(event.level())
                .append(event.level().name().length() < 5 ? "  " : " ")
                .append(
                        event.logger(),
                        event.logger().lastIndexOf('.') + 1,
                        event.logger().length())
                .append(": ");
        appendOnOneLine(line, event.message());
        for (KeyValuePair pair : event.values()) {
            line.append(' ').append(pair.key).append('=');
            appendOnOneLine(line, String.valueOf(pair.value));
        }
        line.append('\n');
        if (event.cause() != null) {
            line.append(StackTrace.of(event.cause()));
        }
        return line.toString();
    }

    /** Control characters, line ends first of all, would let a value forge lines or steer a terminal. */
    private static void appendOnOneLine(StringBuilder line, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c)) {
                line.append("\\u").append(HEX.toHexDigits(c));
            } else {
                line.append(c);
            }
        }
    }
}
