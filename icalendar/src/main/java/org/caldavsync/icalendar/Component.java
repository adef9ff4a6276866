package org.caldavsync.icalendar;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One component (RFC 5545 §3.6): its own lines and its nested components, both in the order they came.
 *
 * <p>Look-ups see the component's own properties only, never those of a nested one: the UID of a VALARM is not the UID
 * of the event around it.
 *
 * @param name in upper case, for example {@code VEVENT}
 * @param lines without the BEGIN and END lines
 */
public record Component(String name, List<ContentLine> lines, List<Component> children) {
    public Component {
        lines = List.copyOf(lines);
        children = List.copyOf(children);
    }

    /** A component without nested ones. */
    public static Component of(String name, ContentLine... lines) {
        return new Component(name, List.of(lines), List.of());
    }

    /** The first own property of that name (upper case). */
    public Optional<ContentLine> first(String property) {
        for (ContentLine line : lines) {
            if (line.is(property)) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    /** Every own property of that name (upper case), in order. */
    public Stream<ContentLine> all(String property) {
        return lines.stream().filter(line -> line.is(property));
    }

    public boolean has(String property) {
        return first(property).isPresent();
    }

    /** The trimmed value of the first own property of that name, empty where it is missing or blank. */
    public Optional<String> value(String property) {
        return first(property).map(line -> line.value().strip()).filter(value -> !value.isEmpty());
    }

    /** The time zones that its lines name, those of nested components included, in order of appearance. */
    public Set<String> timeZoneIds() {
        Set<String> ids = new LinkedHashSet<>();
        collectTimeZoneIds(ids);
        return Collections.unmodifiableSet(ids);
    }

    private void collectTimeZoneIds(Set<String> ids) {
        lines.forEach(line -> line.parameter("TZID").ifPresent(ids::add));
        children.forEach(child -> child.collectTimeZoneIds(ids));
    }

    /** The same component with other lines. */
    public Component withLines(List<ContentLine> changed) {
        return new Component(name, changed, children);
    }

    /** The same tree with every line of it, nested ones included, put through {@code change}. */
    public Component mapLines(UnaryOperator<ContentLine> change) {
        List<ContentLine> changed = new ArrayList<>(lines.size());
        lines.forEach(line -> changed.add(change.apply(line)));
        List<Component> nested = new ArrayList<>(children.size());
        children.forEach(child -> nested.add(child.mapLines(change)));
        return new Component(name, changed, nested);
    }
}
