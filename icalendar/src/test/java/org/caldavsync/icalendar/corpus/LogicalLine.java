package org.caldavsync.icalendar.corpus;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One logical line of a stream as somebody else would find it: unfolded by a regular expression, sharing no code with
 * the reader that it checks.
 *
 * @param component the innermost open one; empty outside of calendars
 * @param text octets as characters, without control characters
 * @param number physical, from 1
 * @param member where the component of the calendar begins that holds it; 0 for none
 */
record LogicalLine(String component, String text, int number, int member) {
    private static final Pattern PHYSICAL = Pattern.compile("[^\\r\\n]*(\\r\\n|\\r|\\n|$)");

    /** What makes two lines the same. */
    String key() {
        return component + ' ' + text;
    }

    private static byte[] withoutMark(byte[] octets) {
        String start = new String(octets, 0, Math.min(3, octets.length), ISO_8859_1);
        if (start.startsWith("\u00fe\u00ff") || start.startsWith("\u00ff\u00fe")) {
            return new String(octets, UTF_16).getBytes(UTF_8);
        }
        return start.equals("\u00ef\u00bb\u00bf")
                ? new String(octets, UTF_8).substring(1).getBytes(UTF_8)
                : octets;
    }

    /** The lines of a stream without BEGIN and END. */
    static List<LogicalLine> of(byte[] stream) {
        List<LogicalLine> lines = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>();
        int member = 0;
        for (Numbered line : unfolded(new String(withoutMark(stream), ISO_8859_1))) {
            String upper = line.text().strip().toUpperCase(Locale.ROOT);
            if (upper.startsWith("BEGIN:")) {
                closeUnended(open, upper.substring(6).strip());
                open.push(upper.substring(6).strip());
                member = open.size() == 2 ? line.number() : member;
            } else if (upper.startsWith("END:")) {
                closeUnended(open, upper.substring(4).strip());
            } else {
                lines.add(new LogicalLine(
                        open.isEmpty() ? "" : open.element(),
                        line.text(),
                        line.number(),
                        open.size() > 1 ? member : 0));
            }
        }
        return lines;
    }

    /** No component is inside of another of its name: one that is still open ends here. */
    private static void closeUnended(Deque<String> open, String name) {
        while (open.contains(name) && !open.pop().equals(name)) {}
    }

    private record Numbered(String text, int number) {}

    private static List<Numbered> unfolded(String stream) {
        List<Numbered> lines = new ArrayList<>();
        int number = 0;
        Matcher physical = PHYSICAL.matcher(stream);
        while (physical.find() && physical.end() > physical.start()) {
            number++;
            String text = physical.group().replaceAll("[\\x00-\\x08\\x0a-\\x1f]", "");
            if (text.isEmpty()) {
                continue;
            }
            boolean folded = !lines.isEmpty() && (text.startsWith(" ") || text.startsWith("\t"));
            if (folded) {
                Numbered last = lines.removeLast();
                lines.add(new Numbered(last.text() + text.substring(1), last.number()));
            } else {
                lines.add(new Numbered(text, number));
            }
        }
        return lines;
    }
}
