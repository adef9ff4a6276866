package org.caldavsync.server.destination.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caldavsync.server.destination.push.Scenario.CALENDAR;
import static org.caldavsync.server.destination.push.Scenario.FUTURE;
import static org.caldavsync.server.destination.push.Scenario.NOW;
import static org.caldavsync.server.destination.push.Scenario.PAST;
import static org.caldavsync.server.destination.push.Scenario.own;
import static org.caldavsync.server.destination.push.Scenario.writes;

import org.caldavsync.caldav.Href;
import org.caldavsync.server.destination.Deletions;
import org.caldavsync.server.destination.push.PushedItem.State;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlannerTest {
    private static final Href FOREIGN = CALENDAR.member("theirs.ics");

    @Nested
    class Creating {
        @Test
        void writes_what_the_calendar_does_not_have() {
            Plan plan = new Scenario().inLink("a", "A").plan();

            assertThat(writes(plan)).containsExactly("create a");
            Step.Create create = plan.all(Step.Create.class).getFirst();
            assertThat(create.row().href()).isEqualTo(own("a"));
            assertThat(create.row().isIntent()).isTrue();
        }

        @Test
        void leaves_what_is_over_unless_told_otherwise() {
            Scenario scenario = new Scenario().inLink("a", "A", PAST).inLink("b", "B", NOW);

            assertThat(writes(scenario.plan())).isEmpty();
            assertThat(writes(scenario.pastToo().plan())).containsExactly("create a", "create b");
        }

        @Test
        void takes_an_event_without_a_known_end_for_one_that_goes_on() {
            assertThat(writes(new Scenario().inLink("a", "A", null).plan())).containsExactly("create a");
        }

        @Test
        void leaves_a_series_that_never_happens() {
            Plan plan = new Scenario()
                    .neverHappens("a")
                    .onServer(FOREIGN, "a", "A", "1")
                    .deletions(Deletions.MIRROR)
                    .plan();

            assertThat(writes(plan)).isEmpty();
        }

        @Test
        void finds_another_name_where_somebody_else_has_its_own() {
            Plan plan = new Scenario()
                    .inLink("a", "A")
                    .onServer(own("a"), "other", "X", "1")
                    .plan();

            assertThat(plan.all(Step.Create.class).getFirst().row().href()).isNotEqualTo(own("a"));
        }

        @Test
        void writes_again_what_was_deleted_on_the_server() {
            Plan plan = new Scenario().inLink("a", "A").written("a", "A", "1").plan();

            assertThat(writes(plan)).containsExactly("create a");
            assertThat(plan.writes().getFirst().reason()).contains("deleted on the server");
        }
    }

    @Nested
    class Updating {
        @Test
        void writes_nothing_where_nothing_changed() {
            Plan plan = new Scenario()
                    .inLink("a", "A")
                    .written("a", "A", "1")
                    .onServer(own("a"), "a", "rewritten by the server", "1")
                    .plan();

            assertThat(writes(plan)).isEmpty();
        }

        @Test
        void writes_over_what_changed_in_the_link() {
            Plan plan = new Scenario()
                    .inLink("a", "new")
                    .written("a", "old", "1")
                    .onServer(own("a"), "a", "", "1")
                    .plan();

            assertThat(writes(plan)).containsExactly("update a");
        }

        @Test
        void the_link_wins_over_an_edit_on_the_server() {
            Plan plan = new Scenario()
                    .inLink("a", "A")
                    .written("a", "A", "1")
                    .onServer(own("a"), "a", "edited", "2")
                    .plan();

            assertThat(writes(plan)).containsExactly("update a");
            assertThat(plan.writes().getFirst().reason()).contains("edited on the server");
        }

        @Test
        void notes_a_new_version_of_the_same_content_without_a_write() {
            Plan plan = new Scenario()
                    .inLink("a", "A")
                    .written("a", "A", "1")
                    .onServer(own("a"), "a", "A", "2")
                    .plan();

            assertThat(writes(plan)).isEmpty();
            assertThat(plan.linked().getFirst().etag().text()).isEqualTo("2");
            assertThat(plan.linked().getFirst().owned()).isTrue();
        }

        @Test
        void gives_in_to_a_server_that_always_makes_the_same_of_it() {
            Scenario scenario =
                    new Scenario().inLink("a", "A").written("a", "A", "1").onServer(own("a"), "a", "its way", "2");

            assertThat(writes(scenario.overwrote("a", "its way", 2).plan())).containsExactly("update a");
            assertThat(writes(scenario.overwrote("a", "its way", 3).plan())).isEmpty();
        }

        @Test
        void leaves_an_event_that_is_over_as_it_is() {
            Plan plan = new Scenario()
                    .inLink("a", "new", PAST)
                    .written("a", "old", "1")
                    .onServer(own("a"), "a", "old", "1", PAST)
                    .plan();

            assertThat(writes(plan)).isEmpty();
        }

        @Test
        void does_not_take_a_refused_change_for_done() {
            State refused = new State.Refused("the server failed", PAST, 1);
            Plan plan = new Scenario()
                    .inLink("a", "A")
                    .row("a", own("a"), "A", "2", true, refused)
                    .onServer(own("a"), "a", "edited", "2")
                    .plan();

            assertThat(writes(plan)).containsExactly("update a");
        }

        @Test
        void waits_before_it_offers_again_what_was_refused() {
            State refused = new State.Refused("too long", FUTURE, 1);
            Scenario same = new Scenario().inLink("a", "A").row("a", own("a"), "A", "", true, refused);
            Scenario other = new Scenario().inLink("a", "B").row("a", own("a"), "A", "", true, refused);

            assertThat(writes(same.plan())).isEmpty();
            assertThat(writes(other.plan())).containsExactly("create a");
        }
    }

    @Nested
    class AfterACrash {
        @Test
        void takes_a_write_that_had_happened_for_done() {
            Plan plan = new Scenario()
                    .inLink("a", "A")
                    .row("a", own("a"), "A", "", true, new State.Intent())
                    .onServer(own("a"), "a", "A", "1")
                    .plan();

            assertThat(writes(plan)).isEmpty();
            assertThat(plan.linked().getFirst().owned()).isTrue();
        }

        @Test
        void repeats_a_write_that_had_not() {
            Scenario scenario = new Scenario().inLink("a", "A").row("a", own("a"), "A", "", true, new State.Intent());

            assertThat(writes(scenario.plan())).containsExactly("create a");
            assertThat(writes(scenario.onServer(own("a"), "a", "old", "1").plan()))
                    .containsExactly("update a");
        }

        @Test
        void does_not_own_what_it_was_only_about_to_take_over() {
            Plan plan = new Scenario()
                    .inLink("b", "B")
                    .row("a", FOREIGN, "A", "1", false, new State.Intent())
                    .onServer(FOREIGN, "a", "theirs", "1")
                    .plan();

            assertThat(writes(plan)).containsExactly("create b");
        }

        @Test
        void knows_its_own_writing_again_when_all_memory_is_lost() {
            Plan plan = new Scenario()
                    .inLink("a", "A")
                    .onServer(own("a"), "a", "A", "1")
                    .plan();

            assertThat(writes(plan)).isEmpty();
            assertThat(plan.linked().getFirst().owned()).isTrue();
        }
    }

    @Nested
    class EventsThatAreThereAlready {
        @Test
        void are_linked_where_they_are_equal_and_stay_somebody_elses() {
            Plan plan = new Scenario()
                    .inLink("a", "A")
                    .onServer(FOREIGN, "a", "A", "1")
                    .plan();

            assertThat(writes(plan)).isEmpty();
            assertThat(plan.linked().getFirst().owned()).isFalse();
        }

        @Test
        void are_taken_over_where_they_differ() {
            Plan plan = new Scenario()
                    .inLink("a", "A")
                    .onServer(FOREIGN, "a", "theirs", "1")
                    .plan();

            assertThat(writes(plan)).containsExactly("take over a");
            assertThat(plan.all(Step.Update.class).getFirst().row().owned()).isFalse();
        }

        @Test
        void are_its_own_where_an_adopted_destination_wrote_them_under_its_old_names() {
            Href earlier = CALENDAR.member("a.ics");
            Scenario scenario = new Scenario().inLink("a", "A").onServer(earlier, "a", "A", "1");

            assertThat(scenario.plan().linked().getFirst().owned()).isFalse();
            assertThat(scenario.adopted().plan().linked().getFirst().owned()).isTrue();
        }

        @Test
        void of_another_destination_are_left_to_it() {
            Scenario equal = new Scenario()
                    .inLink("a", "A")
                    .onServer(FOREIGN, "a", "A", "1")
                    .byOther(FOREIGN);
            Scenario different = new Scenario()
                    .inLink("a", "A")
                    .onServer(FOREIGN, "a", "B", "1")
                    .byOther(FOREIGN);

            assertThat(equal.plan().writes()).isEmpty();
            assertThat(equal.plan().linked()).isEmpty();
            assertThat(writes(different.plan())).containsExactly("create a");
            assertThat(different.plan().all(Step.Create.class).getFirst().row().pushedUid())
                    .isEqualTo(Scenario.NAMES.otherUid("a"));
        }

        @Test
        void twice_under_one_uid_are_both_kept_and_one_is_written() {
            Plan plan = new Scenario()
                    .inLink("a", "A")
                    .onServer(FOREIGN, "a", "theirs", "1")
                    .onServer(CALENDAR.member("copy.ics"), "a", "copy", "1")
                    .deletions(Deletions.MIRROR)
                    .plan();

            assertThat(writes(plan)).containsExactly("take over a");
            assertThat(plan.warnings()).hasSize(1);
        }
    }

    @Nested
    class Removing {
        private Scenario scene() {
            Scenario scenario = new Scenario()
                    .onServer(own("mine"), "mine", "M", "1")
                    .written("mine", "M", "1")
                    .onServer(FOREIGN, "theirs", "T", "1");
            for (int i = 0; i < 9; i++) {
                scenario = scenario.inLink("x" + i, "X")
                        .written("x" + i, "X", "1")
                        .onServer(own("x" + i), "x" + i, "X", "1");
            }
            return scenario;
        }

        @Test
        void none_removes_nothing() {
            assertThat(writes(scene().deletions(Deletions.NONE).plan())).isEmpty();
        }

        @Test
        void owned_removes_what_it_wrote_and_nothing_else() {
            assertThat(writes(scene().deletions(Deletions.OWNED).plan())).containsExactly("delete mine");
        }

        @Test
        void mirror_removes_whatever_the_link_does_not_have() {
            assertThat(writes(scene().deletions(Deletions.MIRROR).plan()))
                    .containsExactlyInAnyOrder("delete mine", "delete theirs");
        }

        @ParameterizedTest
        @EnumSource(Deletions.class)
        void an_event_that_cannot_be_read_counts_as_present(Deletions setting) {
            Scenario scenario = scene().unreadable("mine").deletions(setting);

            assertThat(writes(scenario.plan())).doesNotContain("delete mine");
        }

        @Test
        void owned_keeps_what_is_over() {
            Plan plan = new Scenario()
                    .inLink("a", "A")
                    .written("old", "O", "1")
                    .onServer(own("old"), "old", "O", "1", PAST)
                    .plan();

            assertThat(writes(plan)).containsExactly("create a");
            assertThat(plan.all(Step.Keep.class)).hasSize(1);
        }

        @Test
        void mirror_keeps_what_is_over_unless_past_events_are_written_too() {
            Scenario scenario = new Scenario()
                    .inLink("a", "A")
                    .onServer(FOREIGN, "old", "O", "1", PAST)
                    .deletions(Deletions.MIRROR);

            assertThat(writes(scenario.plan())).containsExactly("create a");
            assertThat(writes(scenario.pastToo().plan())).containsExactly("delete old", "create a");
        }

        @Test
        void an_object_that_is_no_event_is_never_touched() {
            Plan plan = new Scenario()
                    .inLink("a", "A")
                    .onServer(FOREIGN, "", "task", "1")
                    .deletions(Deletions.MIRROR)
                    .plan();

            assertThat(writes(plan)).containsExactly("create a");
        }

        @Test
        void what_was_only_linked_is_forgotten_and_stays() {
            Plan plan = new Scenario()
                    .inLink("b", "B")
                    .row("a", FOREIGN, "A", "1", false, new State.Done())
                    .onServer(FOREIGN, "a", "A", "1")
                    .plan();

            assertThat(writes(plan)).containsExactly("create b");
            assertThat(plan.forgotten()).hasSize(1);
        }

        @Test
        void removals_come_first_since_they_free_uids() {
            assertThat(writes(scene().inLink("new", "N").plan())).containsExactly("delete mine", "create new");
        }
    }

    @Nested
    class Holding {
        private Scenario wrote(int count) {
            Scenario scenario = new Scenario();
            for (int i = 0; i < count; i++) {
                scenario = scenario.written("x" + i, "X", "1").onServer(own("x" + i), "x" + i, "X", "1");
            }
            return scenario;
        }

        @Test
        void an_empty_link_removes_nothing() {
            Plan plan = wrote(2).plan();

            assertThat(plan.writes()).isEmpty();
            assertThat(plan.hold().orElseThrow().deletions()).hasSize(2);
            assertThat(plan.hold().orElseThrow().reason()).contains("2 events").contains("Nothing was removed");
        }

        @Test
        void creates_go_on_while_removals_are_held() {
            Plan plan = wrote(4).inLink("new", "N").plan();

            assertThat(writes(plan)).containsExactly("create new");
            assertThat(plan.hold().orElseThrow().deletions()).hasSize(4);
        }

        @Test
        void a_changed_link_removes_nothing_until_that_is_released() {
            Scenario scenario = wrote(1).inLink("new", "N");

            assertThat(writes(scenario.plan())).contains("delete x0");
            assertThat(writes(scenario.linkChanged().plan())).containsExactly("create new");
        }

        @Test
        void the_same_removals_have_the_same_digest_and_others_another() {
            String digest = wrote(4).plan().hold().orElseThrow().digest();

            assertThat(wrote(4).inLink("new", "N").plan().hold().orElseThrow().digest())
                    .isEqualTo(digest);
            assertThat(wrote(5).plan().hold().orElseThrow().digest()).isNotEqualTo(digest);
        }
    }

    @Test
    void the_name_of_a_plan_follows_from_what_it_writes() {
        String id = new Scenario().inLink("a", "A").plan().id();

        assertThat(new Scenario()
                        .inLink("a", "A")
                        .inLink("over", "O", PAST)
                        .plan()
                        .id())
                .isEqualTo(id);
        assertThat(new Scenario().inLink("a", "B").plan().id()).isNotEqualTo(id);
        assertThat(new Scenario().plan().id()).isNotEqualTo(id);
    }
}
