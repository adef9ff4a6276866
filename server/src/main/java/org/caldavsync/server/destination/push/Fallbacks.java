package org.caldavsync.server.destination.push;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.caldavsync.icalendar.CalendarObject;
import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.ContentLine;

/** Other forms of an event for servers that refuse the first one: the best that still says when and what. Pure. */
final class Fallbacks {
    private static final int LONGEST_TEXT = 8_000;

    private Fallbacks() {}

    /** For content that is refused: with a master where there is none, then without reminders. */
    static List<CalendarObject> simpler(CalendarObject object) {
        List<CalendarObject> forms = new ArrayList<>();
        Optional<CalendarObject> mastered = withMaster(object);
        mastered.ifPresent(forms::add);
        CalendarObject whole = mastered.orElse(object);
        if (whole.components().stream().anyMatch(event -> !event.children().isEmpty())) {
            forms.add(mapped(whole, event -> new Component(event.name(), event.lines(), List.of())));
        }
        return forms;
    }

    /** For content that is too large: without attachments, with texts cut; empty where that changes nothing. */
    static Optional<CalendarObject> smaller(CalendarObject object) {
        CalendarObject small = mapped(object, Fallbacks::slim);
        return small.equals(object) ? Optional.empty() : Optional.of(small);
    }

    private static Component slim(Component event) {
        List<ContentLine> lines = event.lines().stream()
                .filter(line -> !line.is("ATTACH") && !line.is("IMAGE") && !line.is("X-ALT-DESC"))
                .map(Fallbacks::cut)
                .toList();
        List<Component> children =
                event.children().stream().map(Fallbacks::slim).toList();
        return new Component(event.name(), lines, children);
    }

    private static ContentLine cut(ContentLine line) {
        String value = line.value();
        if (value.length() <= LONGEST_TEXT || !(line.is("DESCRIPTION") || line.is("COMMENT"))) {
            return line;
        }
        String head = value.substring(0, LONGEST_TEXT);
        boolean broken = endsInEscape(head) || Character.isHighSurrogate(head.charAt(head.length() - 1));
        return line.withValue((broken ? head.substring(0, head.length() - 1) : head) + "…");
    }

    /** Whether the last backslash begins an escape, and is not the end of one (RFC 5545 §3.3.11). */
    private static boolean endsInEscape(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\\') {
            end--;
        }
        return (text.length() - end) % 2 == 1;
    }

    /**
     * The same occurrences with a master, for servers that refuse overrides without one: the first override becomes the
     * pattern, the instances of the others its extra dates, and every override stays.
     */
    private static Optional<CalendarObject> withMaster(CalendarObject object) {
        if (object.master().isPresent()) {
            return Optional.empty();
        }
        List<ContentLine> instances = object.overrides().stream()
                .flatMap(override -> override.first("RECURRENCE-ID").stream())
                .toList();
        List<ContentLine> lines = new ArrayList<>(object.overrides().getFirst().lines().stream()
                .filter(line -> !line.is("RECURRENCE-ID") && !line.is("DTSTART") && !line.is("DTEND"))
                .toList());
        lines.add(renamed("DTSTART", instances.getFirst()));
        instances.stream().skip(1).map(instance -> renamed("RDATE", instance)).forEach(lines::add);
        Component master = new Component(object.type(), lines, List.of());
        List<Component> components = new ArrayList<>(List.of(master));
        components.addAll(object.overrides());
        return Optional.of(new CalendarObject(object.uid(), components, object.zones()));
    }

    private static ContentLine renamed(String name, ContentLine instance) {
        String parameters = instance.parameters().stream()
                .filter(parameter -> !parameter.name().equals("RANGE"))
                .map(parameter -> ';' + parameter.text())
                .collect(Collectors.joining());
        return ContentLine.of(name + parameters + ':' + instance.value());
    }

    private static CalendarObject mapped(CalendarObject object, UnaryOperator<Component> change) {
        return new CalendarObject(
                object.uid(), object.components().stream().map(change).toList(), object.zones());
    }
}
