package org.caldavsync.icalendar.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.caldavsync.icalendar.CalendarParser;
import org.caldavsync.icalendar.ComponentRepair;
import org.caldavsync.icalendar.Ics;
import org.caldavsync.icalendar.Limits;
import org.caldavsync.icalendar.ParseResult.Parsed;
import org.caldavsync.icalendar.RepairKind;
import org.junit.jupiter.api.Test;

class CorpusCheckTest {

    @Test
    void finds_every_line_of_every_producer_again() throws IOException {
        Tally tally = CorpusCheck.check(Path.of("src", "test", "resources", "producers"));

        assertThat(tally.losses()).isEmpty();
        assertThat(tally.figure("files")).isEqualTo(7);
        assertThat(tally.figure("objects")).isEqualTo(23);
        assertThat(tally.figure("broken components")).isEqualTo(2);
        assertThat(tally.figure("incomplete streams")).isEqualTo(1);
    }

    @Test
    void does_not_explain_a_line_that_is_simply_gone() {
        byte[] came = Ics.event("UID:1", "DTSTART:20250101T100000Z", "SUMMARY:a", "COMMENT:b")
                .getBytes(StandardCharsets.UTF_8);
        byte[] rest =
                Ics.event("UID:1", "DTSTART:20250101T100000Z", "COMMENT:b").getBytes(StandardCharsets.UTF_8);
        List<LogicalLine> lines = LogicalLine.of(came);
        Parsed parsed = (Parsed) new CalendarParser(Limits.standard(), List.<ComponentRepair>of()).parse(rest);
        Explanations explanations = new Explanations(lines, LogicalLine.of(rest), parsed);

        LogicalLine summary = lines.stream()
                .filter(line -> line.text().startsWith("SUMMARY"))
                .findFirst()
                .orElseThrow();

        assertThat(FileCheck.missing(lines, LogicalLine.of(rest))).containsExactly(summary);
        assertThat(explanations.ofPlace(summary)).isEmpty();
        assertThat(explanations.ofLine(summary)).isEqualTo(Optional.<RepairKind>empty());
    }
}
