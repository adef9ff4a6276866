package org.caldavsync.caldav;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import org.caldavsync.http.HttpLimits;
import org.caldavsync.testkit.Answer;
import org.caldavsync.testkit.ScriptedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CalendarMakerTest {
    private final ScriptedServer server = ScriptedServer.start();
    private final TestClient client = TestClient.anonymous(server.uri("/"), HttpLimits.DEFAULTS, Clock.systemUTC());

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void makes_a_calendar_by_mkcol_where_mkcalendar_is_unknown() {
        URI calendar = server.uri("/home/new/");
        server.on("MKCALENDAR", "/home/new/", Answer.status(405));
        server.on("PROPFIND", "/home/new/", Answer.status(404));
        server.on("MKCOL", "/home/new/", Answer.status(201));

        assertThat(client.calDav().makeCalendar(calendar, "New"))
                .isEqualTo(new MakeCalendarResult.Created(Href.of(calendar)));
    }

    @Test
    void makes_no_calendar_where_the_server_forbids_it() {
        server.on("MKCALENDAR", "/home/new/", Answer.status(403));
        server.on("PROPFIND", "/home/new/", Answer.status(404));
        server.on("MKCOL", "/home/new/", Answer.status(403));

        assertThat(client.calDav().makeCalendar(server.uri("/home/new/"), "New"))
                .isEqualTo(new MakeCalendarResult.Refused(403, ""));
    }
}
