package org.caldavsync.server.destination.push;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.caldavsync.icalendar.CalendarObject;
import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.ContentLine;
import org.caldavsync.icalendar.Parameter;
import org.caldavsync.icalendar.feed.ResourceWriter;
import org.caldavsync.server.destination.DestinationSettings.Writing;

/**
 * Makes of an event of a link what may be written to a calendar: nothing in it has a server send mail (RFC 6638 §7.1),
 * and its zones have names that servers know.
 */
final class Outgoing implements UnaryOperator<CalendarObject> {
    private static final Set<String> SCHEDULING = Set.of("ORGANIZER", "ATTENDEE");
    private static final Set<String> NEVER = Set.of("METHOD", "REQUEST-STATUS");

    private final Writing writing;
    private final ResourceWriter resources;

    Outgoing(Writing writing, ResourceWriter resources) {
        this.writing = writing;
        this.resources = resources;
    }

    @Override
    public CalendarObject apply(CalendarObject object) {
        List<Component> components =
                object.components().stream().map(this::component).toList();
        return resources.settled(new CalendarObject(object.uid(), components, object.zones()));
    }

    private Component component(Component component) {
        List<ContentLine> lines =
                component.lines().stream().flatMap(line -> line(line).stream()).toList();
        List<Component> children =
                component.children().stream().filter(this::mayStay).toList();
        return new Component(component.name(), lines, children);
    }

    private Optional<ContentLine> line(ContentLine line) {
        String name = line.name();
        if (NEVER.contains(name)) {
            return Optional.empty();
        }
        if (!SCHEDULING.contains(name)) {
            return Optional.of(line);
        }
        return writing.keepsAttendees() ? Optional.of(handledHere(line)) : Optional.empty();
    }

    /** CLIENT, not NONE: several servers obey only that. */
    private static ContentLine handledHere(ContentLine line) {
        Stream<Parameter> others =
                line.parameters().stream().filter(parameter -> !parameter.name().equals("SCHEDULE-AGENT"));
        return line.withParameters(Stream.concat(others, Stream.of(Parameter.of("SCHEDULE-AGENT", "CLIENT")))
                .toList());
    }

    /** An alarm by e-mail would have the server write to whoever the link names. */
    private boolean mayStay(Component child) {
        return !child.name().equals("VALARM") || (writing.keepsAlarms() && !sendsMail(child));
    }

    private static boolean sendsMail(Component alarm) {
        return alarm.all("ACTION").anyMatch(action -> !isHarmless(action.value().strip()));
    }

    private static boolean isHarmless(String action) {
        return action.equalsIgnoreCase("DISPLAY") || action.equalsIgnoreCase("AUDIO");
    }
}
