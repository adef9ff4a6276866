package org.caldavsync.caldav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.caldavsync.testkit.Answer;
import org.caldavsync.testkit.ReceivedRequest;
import org.caldavsync.testkit.ScriptedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A collection that answers at one form of its address only, or no more. */
class CollectionAddressTest {
    private final ScriptedCalendar calendar = new ScriptedCalendar();
    private final ScriptedServer server = calendar.server();

    @AfterEach
    void close() {
        calendar.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405, 301, 307})
    void is_tried_with_its_slash_toggled_once_and_remembered(int status) {
        server.on("PROPFIND", "/cal/", Answer.status(status));
        server.on("PROPFIND", "/cal", Xml.multistatus(Xml.calendar("/cal", "t", "c")));

        assertThat(calendar.collection().probe().revision().token()).isEqualTo(new SyncToken("t"));
        assertThat(calendar.collection().probe().revision().token()).isEqualTo(new SyncToken("t"));

        assertThat(server.requests()).extracting(ReceivedRequest::target).containsExactly("/cal/", "/cal", "/cal");
        assertThat(calendar.collection().capabilities().slash()).isEqualTo(Capabilities.Slash.TOGGLED);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 500})
    void is_not_tried_again_for_any_other_reason(int status) {
        server.on("PROPFIND", "/cal/", Answer.status(status));

        assertThatExceptionOfType(CalDavException.class).isThrownBy(calendar.collection()::probe);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void that_is_gone_inside_a_207_is_gone() {
        server.on("PROPFIND", "/cal/", Xml.multistatus(Xml.status("/cal/", 404)));

        assertThatExceptionOfType(CalDavException.NotFound.class).isThrownBy(calendar.collection()::probe);
    }

    @Test
    void that_is_no_calendar_any_more_is_told_apart_from_an_empty_one() {
        server.on(
                "PROPFIND",
                "/cal/",
                Xml.multistatus(Xml.ok("/cal/", "<d:resourcetype><d:collection/></d:resourcetype>")));

        assertThatExceptionOfType(CalDavException.NotACalendar.class).isThrownBy(calendar.collection()::probe);
    }
}
