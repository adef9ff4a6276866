package org.caldavsync.caldav.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RequestBodyTest {
    private static final String HOSTILE = "</D:href>&\"'<x>]]>\u0007\uD83D\uDE00\r\n";

    static Stream<String> bodies() {
        return Stream.of(
                RequestBody.propfind(List.of(Dav.GET_ETAG, Dav.GET_CTAG, Dav.CALENDAR_COLOR, Dav.COMPONENT_SET)),
                RequestBody.syncCollection(HOSTILE),
                RequestBody.multiget(List.of("/a", HOSTILE)),
                RequestBody.allEvents(),
                RequestBody.eventsDuring(Instant.EPOCH, Instant.EPOCH.plusSeconds(1)),
                RequestBody.mkcalendar(HOSTILE),
                RequestBody.extendedMkcol(HOSTILE));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void are_well_formed_whatever_is_put_in(String body) throws Exception {
        XmlStream stream = XmlStream.open(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));

        assertThat(stream.nextChild()).isTrue();
        assertThat(stream.element().children()).isNotEmpty();
    }

    @Test
    void give_back_the_href_that_was_put_in() throws Exception {
        String body = RequestBody.multiget(List.of("/a&b<c>.ics"));

        XmlStream stream = XmlStream.open(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        assertThat(stream.nextChild()).isTrue();

        assertThat(stream.element().hrefs()).containsExactly("/a&b<c>.ics");
    }

    @Test
    void ask_for_a_time_in_utc() {
        String body = RequestBody.eventsDuring(
                Instant.parse("2026-11-24T16:00:00.5Z"), Instant.parse("2027-01-23T16:00:00Z"));

        assertThat(body).contains("<C:time-range start=\"20261124T160000Z\" end=\"20270123T160000Z\"/>");
    }

    @Test
    void never_ask_for_a_limit() {
        assertThat(RequestBody.syncCollection("t")).doesNotContain("limit").contains("<D:sync-level>1</D:sync-level>");
    }
}
