package org.caldavsync.caldav.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
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

    private MultiStatus read(String xml) {
        return read(xml.getBytes(UTF_8));
    }

    private MultiStatus read(byte[] xml) {
        return MultiStatus.read(new ByteArrayInputStream(xml), responses::add);
    }
}
