package org.caldavsync.caldav.xml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of an answer, in whatever way servers encode and damage it. */
class XmlCharactersTest {
    private static final String OPEN =
            "<?xml version=\"1.0\"?><d:multistatus xmlns:d=\"DAV:\" xmlns:c=\"urn:ietf:params:xml:ns:caldav\">";
    private static final String CLOSE = "</d:multistatus>";

    private final List<DavResponse> responses = new ArrayList<>();

    @Test
    void names_are_found_by_namespace_and_never_by_prefix() {
        MultiStatus end = read("<multistatus xmlns=\"DAV:\"><response><href>/a</href><propstat><prop>"
                + "<D:getetag xmlns:D=\"urn:other\">wrong</D:getetag><getetag>right</getetag>"
                + "</prop></propstat></response></multistatus>");

        assertThat(end.complete()).isTrue();
        assertThat(responses.getFirst().text(Dav.GET_ETAG)).isEqualTo("right");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
                "BEGIN:VCALENDAR&#13;\nEND:VCALENDAR&#13;\n",
                "<![CDATA[BEGIN:VCALENDAR\nEND:VCALENDAR\n]]>",
                "BEGIN:VCALENDAR\n<![CDATA[END:VCALENDAR]]>\n"
            })
    void calendar_data_comes_with_any_line_end_and_in_any_wrapping(String data) {
        DavResponse response = only(data(data));

        assertThat(response.property(Dav.CALENDAR_DATA).orElseThrow().text().lines())
                .containsExactly("BEGIN:VCALENDAR", "END:VCALENDAR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\u0007b", "a&#7;b", "a&#x07;b", "a\u0000b", "a&#0;b", "a\uFFFEb", "a&#xD800;b", "a&#x110000;b"
            })
    void an_answer_loses_what_xml_forbids_instead_of_the_whole_calendar(String data) {
        assertThat(only(data(data)).text(Dav.CALENDAR_DATA)).isEqualTo("ab");
    }

    @Test
    void an_answer_keeps_references_that_xml_allows() {
        assertThat(only(data("&#65;&#x1F600;&amp;&lt;&quot;&apos;&gt;&#10;!")).text(Dav.CALENDAR_DATA))
                .isEqualTo("A\uD83D\uDE00&<\"'>\n!");
    }

    @Test
    void any_number_of_answers_may_hold_any_number_of_references() {
        String many = data("&lt;&amp;".repeat(120_000));

        for (int answer = 0; answer < 3; answer++) {
            assertThat(only(many).text(Dav.CALENDAR_DATA)).hasSize(240_000);
        }
    }

    @Test
    void an_answer_is_read_in_the_encoding_the_answer_declares() {
        String xml = OPEN.replace("version=\"1.0\"", "version=\"1.0\" encoding=\"%s\"") + data("Bär") + CLOSE;

        for (Charset charset : List.of(UTF_8, ISO_8859_1, UTF_16)) {
            responses.clear();
            MultiStatus end = read(String.format(xml, charset.name()).getBytes(charset));

            assertThat(end.complete()).isTrue();
            assertThat(responses.getFirst().text(Dav.CALENDAR_DATA)).isEqualTo("Bär");
        }
    }

    @Test
    void octets_that_are_no_utf8_cost_those_and_nothing_else() {
        byte[] xml = (OPEN + data("B?r") + data("fine") + CLOSE).getBytes(ISO_8859_1);
        xml[new String(xml, ISO_8859_1).indexOf('?', 60)] = (byte) 0xE4;

        MultiStatus end = read(xml);

        assertThat(end.complete()).isTrue();
        assertThat(responses.getFirst().text(Dav.CALENDAR_DATA)).isEqualTo("B\uFFFDr");
        assertThat(responses.getLast().text(Dav.CALENDAR_DATA)).isEqualTo("fine");
    }

    @Test
    void an_answer_may_follow_a_byte_order_mark_and_blank_lines() {
        assertThat(read("\uFEFF\n\n " + OPEN + CLOSE).complete()).isTrue();
    }

    private static String data(String text) {
        return "<d:response><d:href>/a</d:href><d:propstat><d:prop><c:calendar-data>" + text
                + "</c:calendar-data></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>";
    }

    private DavResponse only(String xml) {
        responses.clear();
        assertThat(read(OPEN + xml + CLOSE).complete()).isTrue();
        assertThat(responses).hasSize(1);
        return responses.getFirst();
    }

    private MultiStatus read(String xml) {
        return read(xml.getBytes(UTF_8));
    }

    private MultiStatus read(byte[] xml) {
        return MultiStatus.read(new ByteArrayInputStream(xml), responses::add);
    }
}
