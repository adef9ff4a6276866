package org.caldavsync.icalendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads any iCalendar stream, entry by entry; memory is bounded by the largest component and by {@link Limits}.
 *
 * <p>Forgiving about line ends, folds, charset, case, blank lines, text around the calendars, lines cut in two and
 * several calendars in one stream; every such liberty is noted in {@link #log()}. A component whose BEGIN and END do not
 * match is reported as {@link Entry.Broken} and the rest is read. Not thread-safe. A stream that fails ends in
 * {@link java.io.UncheckedIOException}, one that is too large in {@link LimitExceeded}.
 */
public final class CalendarReader implements AutoCloseable {
    /** These stand in a calendar, never in each other; so a second BEGIN means that an END is missing. */
    private static final Set<String> MEMBERS =
            Set.of("VEVENT", "VTODO", "VJOURNAL", "VTIMEZONE", "VFREEBUSY", "VAVAILABILITY", "VCALENDAR");

    private static final String CALENDAR = "VCALENDAR";
    private static final String BEGIN_CALENDAR = "BEGIN:VCALENDAR";

    private final LineReader lines;
    private final Limits limits;
    private final RepairLog log = new RepairLog();
    private final Deque<Entry> ready = new ArrayDeque<>();
    private final HeldLine held;
    private @Nullable MemberBuilder member;
    private boolean inCalendar;
    private boolean calendarSeen;
    private boolean balanced = true;
    private boolean ended;
    private int components;

    /** Reads UTF-8, and what is none as windows-1252. */
    public CalendarReader(InputStream in, Limits limits) {
        this(in, UTF_8, limits);
    }

    /** @param declared by the sender, for example in {@code Content-Type}; a byte order mark overrules it */
    public CalendarReader(InputStream in, Charset declared, Limits limits) {
        this.lines = new LineReader(in, declared, limits, log);
        this.limits = limits;
        this.held = new HeldLine(limits, log);
    }

    /** The next entry; empty at the end of the stream. */
    public Optional<Entry> next() {
        while (ready.isEmpty() && !ended) {
            Optional<byte[]> line = lines.next();
            line.ifPresentOrElse(this::accept, this::atEnd);
        }
        return Optional.ofNullable(ready.poll());
    }

    /**
     * Whether everything came: at least one calendar, the last one closed, every BEGIN with its END. Final only after
     * {@link #next()} was empty. Where it is false, the stream may have been cut: what is absent is not deleted.
     */
    public boolean complete() {
        return ended && calendarSeen && !inCalendar && balanced;
    }

    /** The liberties taken so far. */
    public RepairLog log() {
        return log;
    }

    @Override
    public void close() {
        lines.close();
    }

    private void accept(byte[] octets) {
        if (!inCalendar) {
            outside(octets);
            return;
        }
        Optional<ContentLine> line = ContentLine.split(octets);
        if (line.isEmpty() && !HeldLine.beginsProperty(octets)) {
            held.join(octets, lines.lastWidth(), lines.firstLine());
            return;
        }
        release();
        if (line.isEmpty()) {
            held.hold(octets, lines.lastWidth());
        } else if (line.get().is("BEGIN")) {
            begin(componentName(line.get()));
        } else if (line.get().is("END")) {
            end(componentName(line.get()));
        } else {
            held.hold(line.get(), lines.lastWidth());
        }
    }

    private static String componentName(ContentLine line) {
        return line.value().strip().toUpperCase(Locale.ROOT);
    }

    private void outside(byte[] octets) {
        String text = new String(octets, UTF_8);
        int start = text.toUpperCase(Locale.ROOT).indexOf(BEGIN_CALENDAR);
        String stray = (start < 0 ? text : text.substring(0, start)).strip();
        if (!stray.isEmpty()) {
            log.add(RepairKind.STRAY_LINE, "", stray);
        }
        if (start >= 0) {
            startCalendar();
        }
    }

    private void startCalendar() {
        inCalendar = true;
        calendarSeen = true;
        ready.add(new Entry.CalendarStart());
    }

    private void endCalendar() {
        inCalendar = false;
        ready.add(new Entry.CalendarEnd());
    }

    private void release() {
        Optional<ContentLine> property = held.release();
        if (property.isEmpty()) {
            return;
        }
        if (member == null) {
            ready.add(new Entry.CalendarProperty(property.get()));
        } else {
            member.property(property.get(), lines.firstLine());
        }
    }

    private void begin(String name) {
        if (++components > limits.components()) {
            throw new LimitExceeded("it has too many components", limits.components(), lines.firstLine());
        }
        if (member != null && !MEMBERS.contains(name)) {
            member.begin(name, lines.firstLine());
            return;
        }
        abandonMember();
        if (name.equals(CALENDAR)) {
            balanced = false;
            endCalendar();
            startCalendar();
        } else {
            member = new MemberBuilder(name, lines.firstLine(), limits);
        }
    }

    private void end(String name) {
        if (name.equals(CALENDAR)) {
            abandonMember();
            endCalendar();
        } else if (member == null) {
            balanced = false;
            log.add(RepairKind.STRAY_LINE, "", "END:" + name);
        } else if (member.end(name)) {
            Entry entry = member.finish();
            balanced &= entry instanceof Entry.Member;
            ready.add(entry);
            member = null;
        }
    }

    private void abandonMember() {
        if (member != null) {
            balanced = false;
            ready.add(member.abandon());
            member = null;
        }
    }

    private void atEnd() {
        ended = true;
        release();
        abandonMember();
    }
}
