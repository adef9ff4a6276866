package org.caldavsync.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
    @Test
    void reads_parameters() {
        Query query = query(Map.of("limit", "500", "from", "2026-11-22T07:44:17Z", "empty", ""));

        assertThat(query.wholeNumber("limit", 1, 500)).hasValue(500L);
        assertThat(query.wholeNumber("absent", 1, 500)).isEmpty();
        assertThat(query.wholeNumber("empty", 1, 500)).isEmpty();
        assertThat(query.requiredTime("from")).hasValue(Instant.parse("2026-11-22T07:44:17Z"));
        query.verify();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-22T08:44:17+01:00", "2026-11-22T08:44:17 01:00"})
    void reads_an_offset_even_where_its_plus_became_a_space(String text) {
        assertThat(query(Map.of("from", text)).requiredTime("from")).hasValue(Instant.parse("2026-11-22T07:44:17Z"));
    }

    @Test
    void lists_every_problem_at_once() {
        Query query = query(Map.of("limit", "501", "before", "x", "from", "yesterday"));
        var limit = query.wholeNumber("limit", 1, 500);
        var before = query.wholeNumber("before", 1, Long.MAX_VALUE);
        var from = query.requiredTime("from");
        var to = query.requiredTime("to");

        var problem = catchThrowableOfType(ApiException.InvalidBody.class, query::verify);

        assertThat(limit).isEmpty();
        assertThat(before).isEmpty();
        assertThat(from).isEmpty();
        assertThat(to).isEmpty();
        assertThat(problem.misshapen()).isFalse();
        assertThat(problem.problems())
                .containsExactly(
                        new FieldProblem("limit", "must be a whole number from 1 to 500"),
                        new FieldProblem("before", "must be a whole number from 1"),
                        new FieldProblem("from", "must be a time such as 2026-11-22T07:44:17Z"),
                        new FieldProblem("to", "is required"));
    }

    private static Query query(Map<String, String> parameters) {
        return new Query(parameters::get);
    }
}
