package org.caldavsync.server.destination.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caldavsync.server.destination.push.Scenario.CALENDAR;
import static org.caldavsync.server.destination.push.Scenario.FUTURE;
import static org.caldavsync.server.destination.push.Scenario.NAMES;
import static org.caldavsync.server.destination.push.Scenario.PAST;
import static org.caldavsync.server.destination.push.Scenario.own;
import static org.caldavsync.server.destination.push.Scenario.writes;

import java.util.List;
import org.caldavsync.caldav.Href;
import org.caldavsync.server.destination.Deletions;
import org.caldavsync.server.destination.push.PushedItem.State;
import org.junit.jupiter.api.Test;

/** What a plan does not write, and why; and what it does where a calendar is not as it was left. */
class PlannerEdgesTest {
    private static final Href FOREIGN = CALENDAR.member("theirs.ics");

    private static List<Step.Why> skipped(Plan plan) {
        return plan.all(Step.Skip.class).stream().map(Step.Skip::why).toList();
    }

    @Test
    void every_event_that_is_over_is_counted_as_that() {
        Plan plan = new Scenario()
                .inLink("new", "A", PAST)
                .inLink("edited", "A", PAST)
                .written("edited", "A", "1")
                .onServer(own("edited"), "edited", "B", "2", PAST)
                .inLink("deleted", "A", PAST)
                .written("deleted", "A", "1")
                .inLink("theirs", "A", PAST)
                .onServer(FOREIGN, "theirs", "B", "1", PAST)
                .plan();

        assertThat(writes(plan)).isEmpty();
        assertThat(skipped(plan)).containsExactly(Step.Why.PAST, Step.Why.PAST, Step.Why.PAST, Step.Why.PAST);
    }

    @Test
    void a_member_that_was_moved_is_followed() {
        Plan plan = new Scenario()
                .inLink("a", "new")
                .written("a", "old", "1")
                .onServer(FOREIGN, "a", "old", "7")
                .deletions(Deletions.MIRROR)
                .plan();

        assertThat(writes(plan)).containsExactly("update a");
        assertThat(plan.all(Step.Update.class).getFirst().member().href()).isEqualTo(FOREIGN);
    }

    @Test
    void where_there_are_no_versions_what_a_server_made_of_a_write_is_no_edit() {
        Plan plan = new Scenario()
                .inLink("a", "A")
                .written("a", "A", "")
                .onServer(own("a"), "a", "rewritten", "")
                .plan();

        assertThat(writes(plan)).isEmpty();
        assertThat(plan.linked())
                .singleElement()
                .satisfies(row -> assertThat(row.owned()).isTrue());
    }

    @Test
    void a_version_that_turns_up_is_that_of_an_edit() {
        Plan plan = new Scenario()
                .inLink("a", "A")
                .written("a", "A", "")
                .onServer(own("a"), "a", "edited", "2")
                .plan();

        assertThat(writes(plan)).containsExactly("update a");
    }

    @Test
    void its_own_names_are_its_own_even_where_all_memory_is_lost() {
        Plan plan = new Scenario()
                .inLink("a", "new")
                .onServer(own("a"), "a", "old", "1")
                .plan();

        assertThat(writes(plan)).containsExactly("update a");
        assertThat(plan.writes().getFirst().reason()).isEmpty();
        assertThat(plan.warnings()).isEmpty();
    }

    @Test
    void names_are_tried_until_one_is_free() {
        Plan plan = new Scenario()
                .inLink("a", "A")
                .onServer(own("a"), "x", "X", "1")
                .onServer(NAMES.href("a", 1), "y", "Y", "1")
                .plan();

        assertThat(plan.all(Step.Create.class).getFirst().row().href()).isEqualTo(NAMES.href("a", 2));
    }

    @Test
    void a_mirror_keeps_what_has_an_event_of_the_link_under_another_uid() {
        Plan plan = new Scenario()
                .inLink("a", "A")
                .written("a", "A", "1")
                .onServer(own("a"), "another-uid", "A", "1")
                .deletions(Deletions.MIRROR)
                .plan();

        assertThat(writes(plan)).isEmpty();
    }

    @Test
    void a_mirror_keeps_the_same_event_of_another_destination() {
        Plan plan = new Scenario()
                .inLink("a", "A")
                .onServer(FOREIGN, "a", "A", "1")
                .byOther(FOREIGN)
                .deletions(Deletions.MIRROR)
                .plan();

        assertThat(writes(plan)).isEmpty();
    }

    @Test
    void only_what_is_nowhere_is_forgotten() {
        Plan plan = new Scenario()
                .inLink("deleted-by-hand", "A")
                .written("deleted-by-hand", "A", "1")
                .written("nowhere", "A", "1")
                .written("stays", "A", "1")
                .onServer(own("stays"), "stays", "A", "1")
                .row("linked", FOREIGN, "A", "1", false, new State.Done())
                .onServer(FOREIGN, "linked", "A", "1")
                .deletions(Deletions.NONE)
                .plan();

        assertThat(plan.forgotten()).extracting(PushedItem::feedUid).containsExactlyInAnyOrder("nowhere", "linked");
        assertThat(plan.all(Step.Keep.class))
                .singleElement()
                .satisfies(keep -> assertThat(keep.member().uid()).isEqualTo("stays"));
    }

    private static Scenario written(int events, int inLink) {
        Scenario scenario = new Scenario();
        for (int i = 0; i < events; i++) {
            String uid = "uid-" + i;
            Scenario _ = scenario.written(uid, uid, "1").onServer(own(uid), uid, uid, "1");
            if (i < inLink) {
                Scenario _ = scenario.inLink(uid, uid);
            }
        }
        return scenario;
    }

    private static Scenario foreign(Scenario scenario, int events) {
        for (int i = 0; i < events; i++) {
            Scenario _ = scenario.onServer(CALENDAR.member("theirs-" + i), "theirs-" + i, "theirs", "1");
        }
        return scenario;
    }

    @Test
    void what_it_wrote_is_measured_by_what_it_wrote() {
        assertThat(foreign(written(40, 28), 1_000).plan().hold()).isEmpty();
        assertThat(foreign(written(40, 27), 1_000).plan().hold()).isPresent();
    }

    @Test
    void a_mirror_is_measured_by_all_that_is_there() {
        Scenario mirror = foreign(written(90, 90), 30).deletions(Deletions.MIRROR);

        assertThat(mirror.plan().hold()).isEmpty();
        assertThat(writes(mirror.plan())).hasSize(30);
    }

    @Test
    void an_event_that_the_server_lost_is_none_of_those_that_are_left() {
        Scenario scenario = written(4, 0).written("lost", "lost", "1").inLink("new", "New", FUTURE);

        assertThat(scenario.plan().hold())
                .hasValueSatisfying(hold -> assertThat(hold.reason()).contains("every event it has written"));
    }
}
