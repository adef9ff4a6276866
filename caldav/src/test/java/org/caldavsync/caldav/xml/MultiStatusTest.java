package org.caldavsync.caldav.xml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultiStatusTest {
    private static final String OPEN =
            "<?xml version=\"1.0\"?><d:multistatus xmlns:d=\"DAV:\" xmlns:c=\"urn:ietf:params:xml:ns:caldav\">";
    private static final String CLOSE = "</d:multistatus>";

    private final List<DavResponse> responses = new ArrayList<>();

    @Nested
    class Statuses {
        @Test
        void count_for_each_property_by_itself() {
            DavResponse response = only("""
                    <d:response><d:href>/a</d:href>
                      <d:propstat><d:prop><d:getetag>"1"</d:getetag></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat>
                      <d:propstat><d:prop><d:displayname/></d:prop><d:status>HTTP/1.1 404 Not Found</d:status></d:propstat>
                    </d:response>""");

            assertThat(response.text(Dav.GET_ETAG)).isEqualTo("\"1\"");
            assertThat(response.property(Dav.DISPLAY_NAME)).isEmpty();
            assertThat(response.isSuccess()).isTrue();
            assertThat(response.failure()).isEqualTo(404);
        }

        @Test
        void that_are_missing_mean_success() {
            DavResponse response = only(
                    "<d:response><d:href>/a</d:href><d:propstat><d:prop><d:getetag>x</d:getetag></d:prop></d:propstat></d:response>");

            assertThat(response.isSuccess()).isTrue();
            assertThat(response.text(Dav.GET_ETAG)).isEqualTo("x");
        }

        @Test
        void of_the_whole_resource_win_over_its_properties() {
            DavResponse response = only("""
                    <d:response><d:href>/a</d:href><d:status>HTTP/1.1 404 Not Found</d:status>
                      <d:propstat><d:prop><d:getetag>x</d:getetag></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat>
                    </d:response>""");

            assertThat(response.isGone()).isTrue();
            assertThat(response.properties()).isEmpty();
        }

        @Test
        void of_201_are_a_success_as_sogo_says_it() {
            assertThat(only("<d:response><d:href>/a</d:href><d:status>HTTP/1.1 201 Created</d:status></d:response>")
                            .isSuccess())
                    .isTrue();
        }

        @Test
        void without_a_version_or_words_are_understood() {
            assertThat(only("<d:response><d:href>/a</d:href><d:status> 404 </d:status></d:response>")
                            .isGone())
                    .isTrue();
            assertThat(only("<d:response><d:href>/a</d:href><d:status>HTTP/2 410</d:status></d:response>")
                            .isGone())
                    .isTrue();
        }

        @Test
        void of_nothing_but_missing_properties_do_not_mean_that_it_is_gone() {
            DavResponse response = only("""
                    <d:response><d:href>/a</d:href>
                      <d:propstat><d:prop><c:calendar-data/></d:prop><d:status>HTTP/1.1 404 Not Found</d:status></d:propstat>
                    </d:response>""");

            assertThat(response.isGone()).isFalse();
            assertThat(response.properties()).isEmpty();
            assertThat(response.failure()).isEqualTo(404);
        }

        @Test
        void come_with_conditions_and_other_elements_around_them() {
            DavResponse response = only("""
                    <d:response><d:href>/coll/</d:href><d:status>HTTP/1.1 507 Insufficient Storage</d:status>
                      <d:error><d:number-of-matches-within-limits/></d:error>
                      <d:responsedescription>more</d:responsedescription><x:y xmlns:x="urn:x"><x:z/></x:y>
                    </d:response>""");

            assertThat(response.status()).isEqualTo(507);
            assertThat(response.conditions()).containsExactly(Dav.TRUNCATED);
        }

        @Test
        void may_be_said_once_for_many_hrefs() {
            MultiStatus end = read(OPEN
                    + "<d:response><d:href>/a</d:href><d:href>/b</d:href><d:status>HTTP/1.1 404 Gone</d:status></d:response>"
                    + CLOSE);

            assertThat(end.complete()).isTrue();
            assertThat(responses).extracting(DavResponse::href).containsExactly("/a", "/b");
            assertThat(responses).allMatch(DavResponse::isGone);
        }
    }

    @Nested
    class Text {
        @Test
        void is_found_by_namespace_and_never_by_prefix() {
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
        void of_calendar_data_comes_with_any_line_end_and_in_any_wrapping(String data) {
            DavResponse response = only(data(data));

            assertThat(response.property(Dav.CALENDAR_DATA).orElseThrow().text().lines())
                    .containsExactly("BEGIN:VCALENDAR", "END:VCALENDAR");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "a\u0007b",
                    "a&#7;b",
                    "a&#x07;b",
                    "a\u0000b",
                    "a&#0;b",
                    "a\uFFFEb",
                    "a&#xD800;b",
                    "a&#x110000;b"
                })
        void loses_what_xml_forbids_instead_of_the_whole_calendar(String data) {
            assertThat(only(data(data)).text(Dav.CALENDAR_DATA)).isEqualTo("ab");
        }

        @Test
        void keeps_references_that_xml_allows() {
            assertThat(only(data("&#65;&#x1F600;&amp;&lt;&quot;&apos;&gt;&#10;!"))
                            .text(Dav.CALENDAR_DATA))
                    .isEqualTo("A\uD83D\uDE00&<\"'>\n!");
        }

        @Test
        void may_hold_any_number_of_references_over_any_number_of_answers() {
            String many = data("&lt;&amp;".repeat(120_000));

            for (int answer = 0; answer < 3; answer++) {
                assertThat(only(many).text(Dav.CALENDAR_DATA)).hasSize(240_000);
            }
        }

        @Test
        void is_read_in_the_encoding_the_answer_declares() {
            String xml = OPEN.replace("version=\"1.0\"", "version=\"1.0\" encoding=\"%s\"") + data("Bär") + CLOSE;

            for (Charset charset : List.of(UTF_8, ISO_8859_1, UTF_16)) {
                responses.clear();
                MultiStatus end = read(String.format(xml, charset.name()).getBytes(charset));

                assertThat(end.complete()).isTrue();
                assertThat(responses.getFirst().text(Dav.CALENDAR_DATA)).isEqualTo("Bär");
            }
        }

        @Test
        void with_octets_that_are_no_utf8_costs_those_and_nothing_else() {
            byte[] xml = (OPEN + data("B?r") + data("fine") + CLOSE).getBytes(ISO_8859_1);
            xml[new String(xml, ISO_8859_1).indexOf('?', 60)] = (byte) 0xE4;

            MultiStatus end = read(xml);

            assertThat(end.complete()).isTrue();
            assertThat(responses.getFirst().text(Dav.CALENDAR_DATA)).isEqualTo("B\uFFFDr");
            assertThat(responses.getLast().text(Dav.CALENDAR_DATA)).isEqualTo("fine");
        }

        @Test
        void may_follow_a_byte_order_mark_and_blank_lines() {
            assertThat(read("\uFEFF\n\n " + OPEN + CLOSE).complete()).isTrue();
        }

        private static String data(String text) {
            return "<d:response><d:href>/a</d:href><d:propstat><d:prop><c:calendar-data>" + text
                    + "</c:calendar-data></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>";
        }
    }

    @Nested
    class AnIncompleteAnswer {
        private static final String MEMBER =
                "<d:response><d:href>/a</d:href><d:status>HTTP/1.1 404 Not Found</d:status></d:response>";
        private static final String WHOLE = OPEN + MEMBER + MEMBER + "<d:sync-token>t2</d:sync-token>" + CLOSE;

        @Test
        void is_seen_wherever_it_was_cut() {
            assertThat(read(WHOLE)).isEqualTo(new MultiStatus(true, "t2", ""));
            byte[] octets = WHOLE.getBytes(UTF_8);

            for (int length = OPEN.length(); length < octets.length; length++) {
                MultiStatus end = read(Arrays.copyOf(octets, length));

                assertThat(end.complete()).as("cut after %d", length).isFalse();
                assertThat(end.syncToken()).isEmpty();
                assertThat(end.trouble()).isNotBlank();
            }
        }

        @Test
        void still_gives_the_members_that_came() {
            MultiStatus end = read(WHOLE.substring(0, OPEN.length() + MEMBER.length() + 30));

            assertThat(end.complete()).isFalse();
            assertThat(responses).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"<d:a><d:b></d:a></d:b>", "<d:a x=1/>", "&nbsp;", "<d:a", "<x:a/>", "]]>", "<d:a>]]></d:a>"})
        void is_what_malformed_xml_makes(String malformed) {
            assertThat(read(OPEN + MEMBER + malformed + CLOSE).complete()).isFalse();
        }

        @Test
        void is_what_a_lost_connection_makes() {
            InputStream cut = new SequenceInputStream(
                    new ByteArrayInputStream((OPEN + MEMBER.repeat(200)).getBytes(UTF_8)),
                    new FilterInputStream(InputStream.nullInputStream()) {
                        @Override
                        public int read(byte[] target, int offset, int length) throws IOException {
                            throw new IOException("Connection reset");
                        }
                    });

            MultiStatus end = MultiStatus.read(cut, responses::add);

            assertThat(end.complete()).isFalse();
            assertThat(responses).hasSizeBetween(1, 200);
        }
    }

    @Nested
    class AHostileAnswer {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<!DOCTYPE d [<!ENTITY x \"y\">]>",
                    "<!DOCTYPE d SYSTEM \"file:///etc/passwd\">",
                    "<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>"
                })
        void with_a_document_type_is_refused(String documentType) {
            String xml = documentType + "<multistatus xmlns=\"DAV:\"/>";

            assertThatExceptionOfType(NotMultiStatusException.class).isThrownBy(() -> read(xml));
        }

        @Test
        void nested_ten_thousand_deep_ends_soon() {
            String deep = OPEN + "<d:response>" + "<d:a>".repeat(10_000);

            assertThat(read(deep).trouble()).contains("64 levels");
        }

        @Test
        void with_one_endless_member_ends_with_bounded_memory() {
            InputStream endless = repeated(
                    OPEN + "<d:response><d:href>/a</d:href><d:propstat><d:prop><c:calendar-data>",
                    "A".repeat(1 << 16),
                    1 << 14,
                    "");

            MultiStatus end = MultiStatus.read(endless, responses::add);

            assertThat(end.trouble()).contains("32 MiB");
            assertThat(responses).isEmpty();
        }

        @Test
        void with_endless_elements_in_one_member_ends() {
            InputStream endless = repeated(OPEN + "<d:response>", "<d:a/>".repeat(1_000), 1_000, "");

            assertThat(MultiStatus.read(endless, responses::add).trouble()).contains("20,000 parts");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<!DOCTYPE html><html><body>Please log in</body></html>",
                    "<html xmlns='http://www.w3.org/1999/xhtml'><p>Please log in</p></html>",
                    "Please log in",
                    "<error xmlns='DAV:'>Please log in</error>",
                    "<multistatus>Please log in</multistatus>"
                })
        void that_is_something_else_is_shown_by_its_beginning(String body) {
            assertThatExceptionOfType(NotMultiStatusException.class)
                    .isThrownBy(() -> read(body))
                    .satisfies(other -> assertThat(other.beginning()).contains("Please log in"));
        }

        @Test
        void that_is_empty_is_none() {
            assertThatExceptionOfType(NotMultiStatusException.class).isThrownBy(() -> read(""));
        }
    }

    @Test
    void reads_a_hundred_thousand_members_without_keeping_them() {
        String member =
                "<d:response><d:href>/c/0123456789.ics</d:href><d:propstat><d:prop><d:getetag>\"0123456789\"</d:getetag>"
                        + "</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>";
        AtomicInteger count = new AtomicInteger();

        MultiStatus end =
                MultiStatus.read(repeated(OPEN, member.repeat(100), 1_000, CLOSE), response -> count.incrementAndGet());

        assertThat(end.complete()).isTrue();
        assertThat(count).hasValue(100_000);
    }

    /** A long answer that is never in memory as a whole. */
    private static InputStream repeated(String head, String part, int times, String tail) {
        byte[] octets = part.getBytes(UTF_8);
        List<InputStream> parts = new ArrayList<>();
        parts.add(new ByteArrayInputStream(head.getBytes(UTF_8)));
        for (int i = 0; i < times; i++) {
            parts.add(new ByteArrayInputStream(octets));
        }
        parts.add(new ByteArrayInputStream(tail.getBytes(UTF_8)));
        return new SequenceInputStream(Collections.enumeration(parts));
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
