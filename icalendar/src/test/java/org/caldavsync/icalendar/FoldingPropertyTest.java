package org.caldavsync.icalendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** However a producer folds, also inside of characters, and whatever line end it uses: the lines are the same. */
class FoldingPropertyTest {
    private static final byte[][] LINE_ENDS = {{'\r', '\n'}, {'\n'}, {'\r'}};

    @Test
    void unfolds_any_folding() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            Component event = RandomCalendars.event(random);

            List<Component> read = Ics.members(Ics.entries(Ics.reader(folded(event, random))));

            assertThat(read).as("seed %d, round %d", seed, i).containsExactly(event);
        }
    }

    private static byte[] folded(Component component, Random random) {
        byte[] lineEnd = LINE_ENDS[random.nextInt(LINE_ENDS.length)];
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String unfolded = Ics.written(component).replace("\r\n ", "");
        for (String line : ("BEGIN:VCALENDAR\r\n" + unfolded + "END:VCALENDAR").split("\r\n", -1)) {
            byte[] octets = line.getBytes(UTF_8);
            for (int i = 0; i < octets.length; i++) {
                if (i > 0 && random.nextInt(20) == 0) {
                    out.writeBytes(lineEnd);
                    out.write(random.nextBoolean() ? ' ' : '\t');
                }
                out.write(octets[i]);
            }
            out.writeBytes(lineEnd);
        }
        return out.toByteArray();
    }
}
