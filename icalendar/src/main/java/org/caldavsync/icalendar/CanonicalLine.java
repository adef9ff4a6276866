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
        if (isCanonical(line)) {
            byte[] octets = line.octets();
            byte[] ended = Arrays.copyOf(octets, octets.length + 1);
            ended[octets.length] = '\n';
            return ended;
        }
        return (line.name() + parameters(line.parameters()) + ':' + value(line) + '\n').getBytes(UTF_8);
    }

    /** Whether it has that form already, as most lines have: seen on the octets. Where it is false nothing is known. */
    private static boolean isCanonical(ContentLine line) {
        byte[] octets = line.octets();
        byte last = octets[octets.length - 1];
        if (line.is("RRULE") || !line.isBare() || last <= ' ') {
            return false;
        }
        for (int i = 1; i < octets.length; i++) {
            if (octets[i] == 'N' && octets[i - 1] == '\\') {
                return false;
            }
        }
        return true;
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
