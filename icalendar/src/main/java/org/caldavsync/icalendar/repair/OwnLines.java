package org.caldavsync.icalendar.repair;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.ContentLine;
import org.caldavsync.icalendar.Parameter;

/** Changes to the lines of one component, not of nested ones; an equal component where nothing changes. */
final class OwnLines {
    private static final Set<String> OBJECTS = Set.of("VEVENT", "VTODO", "VJOURNAL");

    private OwnLines() {}

    /** Whether it is an event, a task or a journal. */
    static boolean isObject(Component component) {
        return OBJECTS.contains(component.name());
    }

    static Component map(Component component, UnaryOperator<ContentLine> change) {
        for (ContentLine line : component.lines()) {
            if (!change.apply(line).equals(line)) {
                return component.withLines(
                        component.lines().stream().map(change).toList());
            }
        }
        return component;
    }

    static Component without(Component component, Predicate<ContentLine> dropped) {
        for (ContentLine line : component.lines()) {
            if (dropped.test(line)) {
                return component.withLines(
                        component.lines().stream().filter(dropped.negate()).toList());
            }
        }
        return component;
    }

    /** The line without the parameters of that name. */
    static ContentLine withoutParameter(ContentLine line, String name) {
        List<Parameter> kept = line.parameters().stream()
                .filter(parameter -> !parameter.name().equals(name))
                .toList();
        return line.withParameters(kept);
    }
}
