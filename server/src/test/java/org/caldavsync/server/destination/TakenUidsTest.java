package org.caldavsync.server.destination;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.caldavsync.server.destination.LinkText.event;

import java.nio.file.Path;
import org.caldavsync.testkit.standin.Quirk;
import org.caldavsync.testkit.standin.StandInCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** UIDs that are taken: elsewhere in the account, or by another destination in the same calendar. */
class TakenUidsTest {
    @TempDir
    Path directory;

    @Test
    void an_event_whose_uid_lives_in_another_calendar_of_the_account_is_written_under_one_of_its_own() {
        try (PushScene scene = PushScene.start(directory, Quirk.ACCOUNT_WIDE_UIDS)) {
            StandInCalendar other = scene.dav().newCalendar("private", 0);
            String theirs = LinkText.calendar(event("a", "Private"));
            other.put("a.ics", theirs.getBytes(UTF_8));
            scene.publish(event("a", "First"), event("b", "Second"));
            long id = scene.create();

            scene.expect(id, 2, 0);
            scene.expect(id, 0, 0);
            assertThat(scene.summaries()).containsExactly("First", "Second");
            assertThat(scene.of("UID").getFirst()).startsWith("a-");

            scene.publish(event("a", "First, moved"), event("b", "Second"));
            scene.expect(id, 1, 0);
            assertThat(scene.summaries()).containsExactly("First, moved", "Second");
            scene.publish(event("b", "Second"));
            scene.expect(id, 0, 1);
            assertThat(other.text("a.ics")).contains(theirs);
        }
    }

    @Test
    void a_server_that_allows_a_uid_in_two_calendars_gets_it_as_it_is() {
        try (PushScene scene = PushScene.start(directory)) {
            String theirs = LinkText.calendar(event("a", "Private"));
            scene.dav().newCalendar("private", 0).put("a.ics", theirs.getBytes(UTF_8));
            scene.publish(event("a", "First"));

            scene.expect(scene.create(), 1, 0);

            assertThat(scene.of("UID")).containsExactly("a");
        }
    }
}
