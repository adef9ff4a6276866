package org.caldavsync.server.destination.link;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How the body of a link becomes text. */
class DecodingTest {
    private static final String CALENDAR = """
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            UID:a
            DTSTART:20260301T100000Z
            SUMMARY:Zahnärztin
            END:VEVENT
            END:VCALENDAR
            """.replace("\n", "\r\n");

    @TempDir
    Path directory;

    private LinkSite site;

    @BeforeEach
    void start() {
        site = new LinkSite(directory);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                arguments("UTF-8", "text/calendar; charset=utf-8", CALENDAR.getBytes(UTF_8)),
                arguments("UTF-8, not declared", "text/calendar", CALENDAR.getBytes(UTF_8)),
                arguments("UTF-8 with a mark, declared otherwise", "text/calendar; charset=iso-8859-1", marked()),
                arguments("UTF-16 with a mark", "text/calendar", CALENDAR.getBytes(UTF_16)),
                arguments(
                        "UTF-16, declared",
                        "text/calendar; charset=\"utf-16le\"",
                        ("\ufeff" + CALENDAR).getBytes(UTF_16LE)),
                arguments("ISO 8859-1, declared", "text/calendar;charset=ISO-8859-1", CALENDAR.getBytes(ISO_8859_1)),
                arguments(
                        "windows-1252, not declared",
                        "text/calendar",
                        CALENDAR.getBytes(Charset.forName("windows-1252"))),
                arguments(
                        "windows-1252, declared as UTF-8",
                        "text/calendar; charset=UTF-8",
                        CALENDAR.getBytes(ISO_8859_1)),
                arguments("a charset nobody knows", "text/calendar; charset=x-none", CALENDAR.getBytes(UTF_8)),
                arguments("gzip that is not labelled", "text/calendar", gzip(CALENDAR.getBytes(UTF_8))),
                arguments("binary", "application/octet-stream", CALENDAR.getBytes(UTF_8)),
                arguments(
                        "bare line feeds after blank lines",
                        "text/calendar",
                        ("\n\n " + CALENDAR).replace("\r", "").getBytes(UTF_8)),
                arguments(
                        "after a comment", "text/calendar", ("<!-- made by <html> -->\r\n" + CALENDAR).getBytes(UTF_8)),
                arguments(
                        "after a warning",
                        "text/html",
                        ("<br />\n<b>Warning</b>: mktime()\n" + CALENDAR).getBytes(UTF_8)));
    }

    private static byte[] marked() {
        return ("\ufeff" + CALENDAR).getBytes(UTF_8);
    }

    private static byte[] gzip(byte[] octets) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(octets);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return packed.toByteArray();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void decodes(String what, String contentType, byte[] body) {
        site.server.publish("/a.ics", contentType, body);

        try (Reading reading = site.read("/a.ics")) {
            assertThat(reading.items().getFirst().summary()).isEqualTo("Zahnärztin");
        }
    }
}
