package org.caldavsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("real")
class CalDavServersTest {
    private static final String EVENT = """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//test//EN
            BEGIN:VEVENT
            UID:one@example.com
            DTSTAMP:20261122T080000Z
            DTSTART:20261122T090000Z
            DTEND:20261122T100000Z
            SUMMARY:One
            END:VEVENT
            END:VCALENDAR
            """.replace("\n", "\r\n");

    @ParameterizedTest
    @EnumSource
    void every_server_starts_and_keeps_an_event(ServerKind kind) {
        CalDavServer server = CalDavServers.shared(kind);
        URI calendar = server.newCalendar("kit");

        server.put(calendar.resolve("one.ics"), EVENT);

        HttpRequest propfind = HttpRequest.newBuilder(calendar)
                .header("Depth", "1")
                .method("PROPFIND", BodyPublishers.noBody())
                .build();
        assertThat(server.send(propfind).statusCode()).isEqualTo(207);
        assertThat(server.send(propfind).body()).contains("one.ics");
        assertThat(server.get(calendar.resolve("one.ics")).body()).contains("UID:one@example.com");
        server.delete(calendar.resolve("one.ics"));
        assertThat(server.get(calendar.resolve("one.ics")).statusCode()).isEqualTo(404);
    }

    @Test
    void sabre_is_asked_for_basic_instead_of_digest() {
        try (CalDavServer server = CalDavServers.start(ServerKind.SABRE, Map.of("SABRE_AUTH", "basic"))) {
            assertThat(server.authentication()).isEqualTo(CalDavServer.Authentication.BASIC);
            assertThat(server.get(server.newCalendar("kit")).statusCode()).isNotEqualTo(401);
        }
    }

    @Test
    void a_failed_start_shows_what_the_server_said() {
        assertThatThrownBy(() -> CalDavServers.start(ServerKind.XANDIKOS, Map.of("PATH", "/nowhere")))
                .hasMessageContaining("XANDIKOS did not start");
    }

    @Test
    void a_closed_server_leaves_no_process() {
        CalDavServer server = CalDavServers.start(ServerKind.RADICALE);
        URI base = server.base();

        server.close();

        assertThat(Ports.isOpen(base.getPort())).isFalse();
    }
}
