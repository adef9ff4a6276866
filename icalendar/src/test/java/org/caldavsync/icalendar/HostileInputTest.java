package org.caldavsync.icalendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Endless and malicious streams end soon, with a message that names the limit. */
@Timeout(20)
class HostileInputTest {
    private static final String EVENT = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n";

    /** A start, then the same text for ever; made while it is read, so that only a reader without bounds needs memory. */
    private static final class Endless extends InputStream {
        private final byte[] start;
        private final byte[] unit;
        private long position;

        Endless(String start, String unit) {
            this.start = start.getBytes(UTF_8);
            this.unit = unit.getBytes(UTF_8);
        }

        @Override
        public int read() {
            long at = position++;
            return at < start.length ? start[(int) at] : unit[(int) ((at - start.length) % unit.length)];
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            for (int i = 0; i < length; i++) {
                target[offset + i] = (byte) read();
            }
            return length;
        }
    }

    private static void readAll(InputStream in, Limits limits) {
        CalendarReader reader = new CalendarReader(in, limits);
        while (reader.next().isPresent()) {}
    }

    @ParameterizedTest
    @CsvSource({
        "x, a line has too many octets",
        "x|_, a line has too many octets",
        "\u0000x, a line has too many octets",
        ";P=1, a line has too many octets",
        "BEGIN:X|, components are nested too deep",
        "X:y|, a component has too many properties",
        "no colon|, a line has too many octets",
        "END:VEVENT|BEGIN:VEVENT|, it has too many components",
        "BEGIN:VEVENT|, it has too many components",
        "END:VCALENDAR|, it has too many octets",
        "|, it has too many octets",
    })
    void ends_at_a_limit(String unitOfLines, String reason) {
        String unit = unitOfLines.replace("|", "\r\n").replace('_', ' ');
        Limits limits = Limits.standard().withStreamOctets(32 << 20);

        assertThatThrownBy(() -> readAll(new Endless(EVENT + "X:1\r\n", unit), limits))
                .isInstanceOf(LimitExceeded.class)
                .hasMessageContaining(reason)
                .hasMessageContaining("at line");
    }

    @Test
    void ends_at_the_size_of_one_component() {
        String megabyte = "X:" + "y".repeat(1_000_000) + "\r\n";

        assertThatThrownBy(() -> readAll(new Endless(EVENT, megabyte), Limits.standard()))
                .isInstanceOf(LimitExceeded.class)
                .hasMessageContaining("a component has too many octets");
    }

    @Test
    void counts_every_repair_but_keeps_few() {
        byte[] octets = (EVENT + "X:\u0001\r\n".repeat(19_000) + "END:VEVENT\r\nEND:VCALENDAR").getBytes(UTF_8);
        CalendarReader reader = Ics.reader(octets);

        assertThat(Ics.members(Ics.entries(reader))).hasSize(1);
        assertThat(reader.log().counts()).containsEntry(RepairKind.CONTROL_CHARACTERS, 19_000);
        assertThat(reader.log().repairs()).hasSizeLessThanOrEqualTo(10_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 0x80, 0xC3, 0xFF})
    void reads_lines_of_any_octet(int octet) {
        byte[] line = new byte[1 << 19];
        Arrays.fill(line, (byte) octet);
        byte[] start = (EVENT + "X:").getBytes(UTF_8);
        byte[] octets = Arrays.copyOf(start, start.length + line.length);
        System.arraycopy(line, 0, octets, start.length, line.length);
        CalendarReader reader = Ics.reader(octets);

        assertThat(Ics.broken(Ics.entries(reader))).hasSize(1);
        assertThat(reader.complete()).isFalse();
    }

    @Test
    void reads_half_a_million_parameters() {
        byte[] octets = (EVENT + "X" + ";P".repeat(500_000) + ":v\r\nEND:VEVENT\r\nEND:VCALENDAR").getBytes(UTF_8);

        Component event = Ics.members(Ics.entries(Ics.reader(octets))).getFirst();

        assertThat(event.lines().getFirst().parameters()).hasSize(500_000);
        assertThat(event.lines().getFirst().value()).isEqualTo("v");
    }

    @Test
    void says_what_is_unreadable_instead_of_failing() {
        CalendarParser parser = new CalendarParser(Limits.standard().withStreamOctets(100), List.of());

        assertThat(parser.parse(Ics.event("X:" + "y".repeat(200)).getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        ParseResult.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).contains("too many octets (limit 100)"));
        assertThat(parser.parse("<html>".getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        ParseResult.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).contains("no BEGIN:VCALENDAR"));
    }
}
