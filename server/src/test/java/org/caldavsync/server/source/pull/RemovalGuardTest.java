package org.caldavsync.server.source.pull;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.caldavsync.server.run.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemovalGuardTest {
    private static final Instant SEEN = Instant.parse("2026-11-22T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0,0,false",
        "0,50,false",
        "1,1,true",
        "1,2,false",
        "20,30,false",
        "21,30,true",
        "50,100,false",
        "51,100,true",
        "100,100,true",
        "400,1000,false"
    })
    void doubts_the_absence_of_all_or_of_more_than_half(long missing, long stored, boolean doubted) {
        assertThat(RemovalGuard.doubtsAbsence(missing, stored)).isEqualTo(doubted);
    }

    @ParameterizedTest
    @CsvSource({"1,1,false", "3,3,false", "4,4,true", "4,5,false", "0,0,false"})
    void doubts_a_certain_removal_only_of_a_whole_calendar(long removed, long stored, boolean doubted) {
        assertThat(RemovalGuard.doubtsRemoval(removed, stored)).isEqualTo(doubted);
    }

    @Test
    void a_person_who_waits_gets_the_second_look_at_once() {
        assertThat(RemovalGuard.maySettle(Trigger.MANUAL, SEEN, SEEN)).isTrue();
    }

    @Test
    void the_schedule_waits_a_minute() {
        assertThat(RemovalGuard.maySettle(Trigger.SCHEDULE, SEEN, SEEN.plus(Duration.ofSeconds(59))))
                .isFalse();
        assertThat(RemovalGuard.maySettle(Trigger.SCHEDULE, SEEN, SEEN.plus(Duration.ofSeconds(60))))
                .isTrue();
    }
}
