package org.caldavsync.icalendar.repair;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caldavsync.icalendar.ContentLine;

/**
 * A recurrence rule taken apart (RFC 5545 §3.3.10), in the order and the spelling it came.
 *
 * @param parts {@code NAME=value} each
 */
record RuleParts(List<String> parts) {

    static RuleParts of(ContentLine rule) {
        return new RuleParts(Arrays.asList(rule.value().strip().split(";")));
    }

    private static boolean isNamed(String part, String name) {
        return part.toUpperCase(Locale.ROOT).strip().startsWith(name + '=');
    }

    /** The value of that part (name in upper case). */
    Optional<String> value(String name) {
        return parts.stream()
                .filter(part -> isNamed(part, name))
                .map(part -> part.substring(part.indexOf('=') + 1).strip())
                .findFirst();
    }

    boolean has(String name) {
        return value(name).isPresent();
    }

    RuleParts without(String name) {
        return new RuleParts(parts.stream().filter(part -> !isNamed(part, name)).toList());
    }

    /** The rule with another value of a part that it has. */
    RuleParts with(String name, String value) {
        return new RuleParts(parts.stream()
                .map(part -> isNamed(part, name) ? name + '=' + value : part)
                .toList());
    }

    String text() {
        return parts.stream().collect(Collectors.joining(";"));
    }
}
