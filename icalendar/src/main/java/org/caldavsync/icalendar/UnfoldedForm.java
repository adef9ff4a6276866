package org.caldavsync.icalendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * A component as octets that wait to be read again by this same class: its content lines, not folded, each ended by a
 * line feed. What comes back is equal to what went in.
 */
public final class UnfoldedForm {
    private static final byte[] BEGIN = "BEGIN:".getBytes(UTF_8);
    private static final byte[] END = "END:".getBytes(UTF_8);

    private UnfoldedForm() {}

    /** The octets of that component. */
    public static byte[] write(Component component) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        write(component, out);
        return out.toByteArray();
    }

    private static void write(Component component, ByteArrayOutputStream out) {
        byte[] name = component.name().getBytes(UTF_8);
        line(out, BEGIN, name);
        for (ContentLine line : component.lines()) {
            line(out, line.octets());
        }
        component.children().forEach(child -> write(child, out));
        line(out, END, name);
    }

    private static void line(ByteArrayOutputStream out, byte[]... parts) {
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        out.write('\n');
    }

    private record Open(String name, List<ContentLine> lines, List<Component> children) {}

    /**
     * The component that {@link #write} was given.
     *
     * @throws IllegalArgumentException when these octets are not of its making
     */
    public static Component read(byte[] octets) {
        Deque<Open> open = new ArrayDeque<>();
        int from = 0;
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] != '\n') {
                continue;
            }
            if (startsWith(octets, from, BEGIN)) {
                String name = new String(octets, from + BEGIN.length, i - from - BEGIN.length, UTF_8);
                open.push(new Open(name, new ArrayList<>(), new ArrayList<>()));
            } else if (startsWith(octets, from, END)) {
                Open done = open.pop();
                Component component = new Component(done.name(), done.lines(), done.children());
                if (open.isEmpty()) {
                    return component;
                }
                open.element().children().add(component);
            } else {
                ContentLine.split(Arrays.copyOfRange(octets, from, i))
                        .ifPresent(open.element().lines()::add);
            }
            from = i + 1;
        }
        throw new IllegalArgumentException("the octets end inside a component");
    }

    private static boolean startsWith(byte[] octets, int from, byte[] text) {
        return from + text.length <= octets.length
                && Arrays.equals(octets, from, from + text.length, text, 0, text.length);
    }
}
