package org.caldavsync.server.destination.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.caldavsync.caldav.ETag;
import org.caldavsync.server.destination.link.ReadItem;
import org.caldavsync.server.destination.push.PushedItem.Overwritten;
import org.caldavsync.server.destination.push.PushedItem.State;
import org.junit.jupiter.api.Test;

class UidChurnTest {
    private final List<ReadItem> items = new ArrayList<>();
    private final List<PushedItem> pushed = new ArrayList<>();

    private void inLink(String uid, String identity) {
        items.add(new ReadItem(uid, Scenario.print(identity), identity, identity, null, null, false));
    }

    private void written(String uid, String identity) {
        pushed.add(new PushedItem(
                uid,
                uid,
                Scenario.own(uid),
                new ETag("1"),
                Scenario.print(identity).hex(),
                identity,
                true,
                new State.Done(),
                Overwritten.NEVER));
    }

    private List<String> keys() {
        return UidChurn.settle(items, pushed).stream().map(FeedItem::key).toList();
    }

    @Test
    void events_whose_uids_all_change_are_known_by_what_they_are() {
        for (String name : List.of("a", "b", "c", "d")) {
            written("old-" + name, name);
            inLink("new-" + name, name);
        }

        assertThat(keys()).containsExactly("old-a", "old-b", "old-c", "old-d");
    }

    @Test
    void events_that_look_the_same_are_taken_in_turn() {
        for (int i = 0; i < 4; i++) {
            written("old-" + i, "same");
            inLink("new-" + i, "same");
        }

        assertThat(keys()).containsExactly("old-0", "old-1", "old-2", "old-3");
    }

    @Test
    void one_more_of_the_same_is_new() {
        for (int i = 0; i < 9; i++) {
            written("old-" + i, "same-" + i);
            inLink("new-" + i, "same-" + i);
        }
        inLink("new-9", "same-8");

        assertThat(keys()).hasSize(10).doesNotHaveDuplicates().contains("new-9");
    }

    @Test
    void a_link_of_which_a_part_was_renamed_is_taken_at_its_word() {
        for (int i = 0; i < 5; i++) {
            written("old-" + i, "event-" + i);
            inLink(i == 0 ? "old-0" : "new-" + i, "event-" + i);
        }

        assertThat(keys()).containsExactly("old-0", "new-1", "new-2", "new-3", "new-4");
    }

    @Test
    void a_link_of_other_events_is_taken_at_its_word() {
        for (int i = 0; i < 5; i++) {
            written("old-" + i, "event-" + i);
            inLink("new-" + i, "other-" + i);
        }

        assertThat(keys()).allMatch(key -> key.startsWith("new-"));
    }

    @Test
    void two_events_prove_nothing() {
        for (int i = 0; i < 2; i++) {
            written("old-" + i, "event-" + i);
            inLink("new-" + i, "event-" + i);
        }

        assertThat(keys()).containsExactly("new-0", "new-1");
    }
}
