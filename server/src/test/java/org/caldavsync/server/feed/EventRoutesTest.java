package org.caldavsync.server.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventRoutesTest {
    @TempDir
    Path directory;

    private FeedSite site;
    private long source;

    @BeforeEach
    void open() {
        site = new FeedSite(directory, 1 << 20);
        source = site.source(false);
        StoredItems items = new StoredItems(site.database);
        items.event(items.calendar(source, "Home"), "a/b@example.com", "DTSTART:20261210T120000Z", "X-ODD:kept");
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void shows_an_event_as_its_server_holds_it() throws Exception {
        HttpResponse<byte[]> answer = event(source, "a%2Fb@example.com");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new ObjectMapper().readTree(answer.body()).get("icalendar").asText())
                .startsWith("BEGIN:VCALENDAR\r\n")
                .contains("\r\nX-ODD:kept\r\n");
    }

    @Test
    void knows_none_of_another_uid_or_source() throws Exception {
        assertThat(event(source, "other").statusCode()).isEqualTo(404);
        assertThat(event(source + 1, "a%2Fb@example.com").statusCode()).isEqualTo(404);
        assertThat(event(source, "").statusCode()).isEqualTo(400);
    }

    private HttpResponse<byte[]> event(long id, String uid) throws Exception {
        return site.get("/api/sources/" + id + "/event?uid=" + uid);
    }
}
