package org.caldavsync.icalendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The one form of all lines that mean the same. */
final class CanonicalLine {
    private static final Set<String> NOISE = Set.of(
            "DTSTAMP",
            "LAST-MODIFIED",
            "CREATED",
            "SEQUENCE",
            "PRODID",
            "METHOD",
            "REQUEST-STATUS",
            "X-MOZ-LASTACK",
            "X-MOZ-GENERATION",
            "X-MOZ-SNOOZE-TIME");

    private CanonicalLine() {}

    /** Whether producers change this property without changing the event. */
    static boolean isNoise(ContentLine line) {
        String name = line.name();
        return NOISE.contains(name) || name.startsWith("X-WR-");
    }

    /** Upper-case name, sorted parameters without needless quotes, value, line feed. */
    static byte[] of(ContentLine line) {
        return (line.name() + parameters(line.parameters()) + ':' + value(line) + '\n').getBytes(UTF_8);
    }

    private static String parameters(List<Parameter> parameters) {
        if (parameters.isEmpty()) {
            return "";
        }
        return parameters.stream()
                .map(CanonicalLine::of)
                .sorted()
                .map(parameter -> ';' + parameter)
                .collect(Collectors.joining());
    }

    private static String of(Parameter parameter) {
        return parameter.values().stream()
                .map(value -> Parameter.of(parameter.name(), value).text())
                .collect(Collectors.joining(","));
    }

    private static String value(ContentLine line) {
        String value = line.value().stripTrailing();
        if (!line.is("RRULE")) {
            return value.replace("\\N", "\\n");
        }
        return Arrays.stream(value.toUpperCase(Locale.ROOT).split(";")).sorted().collect(Collectors.joining(";"));
    }
}
