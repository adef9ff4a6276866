package org.caldavsync.icalendar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Puts together one component of the calendar, and remembers what is wrong with its structure. */
final class MemberBuilder {
    private record Open(String name, List<ContentLine> lines, List<Component> children) {
        Open(String name) {
            this(name, new ArrayList<>(), new ArrayList<>());
        }
    }

    private final Limits limits;
    private final long line;
    private final Open root;
    private final Deque<Open> open = new ArrayDeque<>();
    private int properties;
    private long octets;
    private String fault = "";

    MemberBuilder(String name, long line, Limits limits) {
        this.limits = limits;
        this.line = line;
        root = new Open(name);
        open.push(root);
    }

    void begin(String name, long at) {
        if (open.size() >= limits.depth()) {
            throw new LimitExceeded("components are nested too deep", limits.depth(), at);
        }
        open.push(new Open(name));
    }

    void property(ContentLine property, long at) {
        octets += property.octets().length;
        if (++properties > limits.properties()) {
            throw new LimitExceeded("a component has too many properties", limits.properties(), at);
        }
        if (octets > limits.memberOctets()) {
            throw new LimitExceeded("a component has too many octets", limits.memberOctets(), at);
        }
        open.element().lines().add(property);
    }

    /** Closes the component of that name; true when that was the whole one. */
    boolean end(String name) {
        if (open.stream().noneMatch(inner -> inner.name().equals(name))) {
            fault("END:" + name + " has no BEGIN:" + name);
            return false;
        }
        while (!open.element().name().equals(name)) {
            fault("END:" + open.element().name() + " is missing");
            close();
        }
        if (open.size() == 1) {
            return true;
        }
        close();
        return false;
    }

    private void close() {
        Open done = open.pop();
        open.element().children().add(new Component(done.name(), done.lines(), done.children()));
    }

    private void fault(String reason) {
        fault = fault.isEmpty() ? reason : fault;
    }

    /** The component, or why it cannot be used. */
    Entry finish() {
        Component component = new Component(root.name(), root.lines(), root.children());
        return fault.isEmpty() ? new Entry.Member(component, line) : broken(fault);
    }

    /** The component never came to its end. */
    Entry.Broken abandon() {
        return broken(fault.isEmpty() ? "END:" + root.name() + " is missing" : fault);
    }

    private Entry.Broken broken(String reason) {
        Optional<String> uid = new Component(root.name(), root.lines(), List.of()).value("UID");
        return new Entry.Broken(root.name(), uid.orElse(""), reason, line);
    }
}
