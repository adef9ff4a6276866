package org.caldavsync.server.destination.push;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrakeTest {
    @ParameterizedTest
    @CsvSource({
        // deletions, in scope, owned deletions, owned, read, broken, link changed -> held
        "0,   100, 0,  100, 0,   50, true,  false",
        "10,  20,  10, 20,  10,  0,  false, false",
        "11,  20,  11, 20,  9,   0,  false, true",
        "30,  100, 30, 100, 70,  0,  false, false",
        "31,  100, 31, 100, 69,  0,  false, true",
        "1,   100, 1,  100, 0,   0,  false, true",
        "3,   3,   3,  3,   1,   0,  false, false",
        "4,   4,   4,  4,   1,   0,  false, true",
        "4,   50,  4,  4,   46,  0,  false, true",
        "4,   50,  0,  4,   46,  0,  false, false",
        "1,   100, 1,  100, 91,  9,  false, false",
        "1,   100, 1,  100, 90,  10, false, true",
        "1,   100, 1,  100, 99,  0,  true,  true",
    })
    void holds_what_looks_like_a_hiccup(
            long deletions,
            long scope,
            long ownedDeletions,
            long owned,
            long read,
            long broken,
            boolean changed,
            boolean held) {
        Brake.Load load = new Brake.Load(deletions, scope, ownedDeletions, owned, read, broken, true, changed);

        assertThat(Brake.reason(load).isPresent()).isEqualTo(held);
    }

    @Test
    void says_how_much_could_not_be_read() {
        Brake.Load load = new Brake.Load(1, 100, 1, 100, 90, 10, true, false);

        assertThat(Brake.reason(load))
                .hasValueSatisfying(reason -> assertThat(reason).contains("10 of 100 events could not be read"));
    }

    @Test
    void holds_where_what_is_missing_may_be_there_all_the_same() {
        Brake.Load load = new Brake.Load(1, 100, 1, 100, 99, 1, false, false);

        assertThat(Brake.reason(load))
                .hasValueSatisfying(reason ->
                        assertThat(reason).contains("could not be read").contains("Nothing was removed"));
    }
}
