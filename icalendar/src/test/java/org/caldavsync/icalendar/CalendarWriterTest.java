package org.caldavsync.icalendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caldavsync.icalendar.Ics.written;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarWriterTest {

    @Test
    void writes_a_tree_with_crlf() {
        Component event = new Component(
                "VEVENT",
                List.of(ContentLine.of("UID:1")),
                List.of(Component.of("VALARM", ContentLine.of("ACTION:DISPLAY"))));

        assertThat(written(event))
                .isEqualTo("BEGIN:VEVENT\r\nUID:1\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nEND:VALARM\r\nEND:VEVENT\r\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {74, 75, 76, 149, 150, 223, 224, 10_000})
    void folds_at_75_octets(int length) {
        ContentLine line = ContentLine.of("X:" + "y".repeat(length - 2));

        List<String> physical = physicalLines(line);

        assertThat(physical)
                .allSatisfy(part -> assertThat(part.getBytes(UTF_8).length).isLessThanOrEqualTo(75));
        assertThat(physical).hasSize(length <= 75 ? 1 : 1 + (length - 75 + 73) / 74);
        assertThat(unfolded(physical)).isEqualTo(line.toString());
    }

    @Test
    void never_cuts_a_character() {
        for (int shift = 0; shift < 80; shift++) {
            ContentLine line = ContentLine.of("X:" + "y".repeat(shift) + "é日😀".repeat(40));

            List<String> physical = physicalLines(line);

            assertThat(physical).noneMatch(part -> part.contains("\ufffd"));
            assertThat(physical)
                    .allSatisfy(part -> assertThat(part.getBytes(UTF_8).length).isLessThanOrEqualTo(75));
            assertThat(unfolded(physical)).isEqualTo(line.toString());
        }
    }

    @Test
    void writes_what_reads_back_as_the_same_tree() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            Component component = RandomCalendars.event(random);

            List<Component> read =
                    Ics.members(Ics.entries("BEGIN:VCALENDAR\r\n" + written(component) + "END:VCALENDAR\r\n"));

            assertThat(read).as("seed %d, round %d", seed, i).containsExactly(component);
        }
    }

    @Test
    void reports_a_stream_that_fails() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        CalendarWriter writer = new CalendarWriter(full);
        writer.begin("VCALENDAR");

        assertThatThrownBy(writer::flush)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("No space left");
    }

    private static List<String> physicalLines(ContentLine line) {
        String text = written(Component.of("X", line));
        List<String> lines = new ArrayList<>(List.of(text.split("\r\n", -1)));
        return lines.subList(1, lines.size() - 2);
    }

    private static String unfolded(List<String> physical) {
        return String.join("\r\n", physical).replace("\r\n ", "");
    }
}
