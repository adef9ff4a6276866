package org.caldavsync.server.logging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

class LineLoggerTest {
    private static final Instant NOW = Instant.parse("2026-11-22T07:44:17.123456Z");

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final LogOutput output = new LogOutput(new PrintStream(written, false, UTF_8));
    private final Logger logger = new LineLogger("org.caldavsync.server.run.Runner", output, InstantSource.fixed(NOW));

    @BeforeEach
    void begin_with_text() {
        output.use(new TextLine());
    }

    @Test
    void is_what_slf4j_finds() {
        assertThat(LoggerFactory.getLogger("any")).isInstanceOf(LineLogger.class);
    }

    @Test
    void writes_text_with_arguments_and_values() {
        logger.atInfo().addKeyValue("source", 3).addKeyValue("took", "1 s").log("Run of {} finished", "Home");

        assertThat(written())
                .isEqualTo("2026-11-22T07:44:17.123Z INFO  Runner: Run of Home finished source=3 took=1 s\n");
    }

    @Test
    void lets_no_value_begin_a_line_of_its_own() {
        logger.atWarn().addKeyValue("host", "x\u001b[31m\r\n2026 ERROR forged").log("Odd\nname");

        assertThat(written()).endsWith("Runner: Odd\\u000aname host=x\\u001b[31m\\u000d\\u000a2026 ERROR forged\n");
        assertThat(written().lines()).hasSize(1);
    }

    @Test
    void writes_an_exception_once_below_its_line() {
        logger.error("Broken", new IllegalStateException("why"));

        assertThat(written())
                .startsWith("2026-11-22T07:44:17.123Z ERROR Runner: Broken\njava.lang.IllegalStateException: why\n");
        assertThat(written()).containsOnlyOnce("why");
    }

    @Test
    void writes_one_json_object_a_line() throws Exception {
        output.use(new JsonLine());

        logger.atError()
                .addKeyValue("source", 3)
                .addKeyValue("held", true)
                .addKeyValue("message", "not the message")
                .setCause(new IllegalStateException("two\nlines"))
                .log("Broken \"quote\"");

        assertThat(written().lines()).hasSize(1);
        JsonNode line = new ObjectMapper().readTree(written());
        assertThat(line.get("time").textValue()).isEqualTo("2026-11-22T07:44:17.123Z");
        assertThat(line.get("level").textValue()).isEqualTo("ERROR");
        assertThat(line.get("logger").textValue()).isEqualTo("org.caldavsync.server.run.Runner");
        assertThat(line.get("message").textValue()).isEqualTo("Broken \"quote\"");
        assertThat(line.get("message_").textValue()).isEqualTo("not the message");
        assertThat(line.get("source").intValue()).isEqualTo(3);
        assertThat(line.get("held").booleanValue()).isTrue();
        assertThat(line.get("exception").textValue()).contains("two\nlines").contains("LineLoggerTest");
    }

    @Test
    void keeps_libraries_quiet_at_info() {
        assertThat(Levels.of("org.eclipse.jetty.server.Server")).isEqualTo(Level.WARN);
        assertThat(Levels.of("org.eclipse.jettyish.Thing")).isEqualTo(Level.INFO);
        assertThat(Levels.of("org.caldavsync.server.Main")).isEqualTo(Level.INFO);
        assertThat(Levels.of("")).isEqualTo(Level.INFO);
    }

    @Test
    void says_nothing_below_its_level() {
        logger.debug("wire");

        assertThat(written()).isEmpty();
        assertThat(logger.isDebugEnabled()).isFalse();
        assertThat(logger.isInfoEnabled()).isTrue();
    }

    @Test
    void keeps_the_lines_of_many_threads_apart() throws Exception {
        List<Thread> threads = IntStream.range(0, 8)
                .mapToObj(n -> Thread.ofVirtual()
                        .start(() -> IntStream.range(0, 50)
                                .forEach(
                                        i -> logger.atInfo().addKeyValue("n", n).log("line"))))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(written().lines()).hasSize(400).allMatch(line -> line.matches("\\S+ INFO  Runner: line n=\\d"));
    }

    private String written() {
        return written.toString(UTF_8);
    }
}
