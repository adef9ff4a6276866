package org.caldavsync.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {
    @Test
    void reads_members_and_ignores_unknown_ones() {
        Body body = body("{\"name\":\"Home\",\"secs\":3600,\"public\":true,\"colour\":[1,2]}");

        assertThat(body.required("name", JsonShape.TEXT)).hasValue("Home");
        assertThat(body.required("secs", JsonShape.WHOLE_NUMBER)).hasValue(3600L);
        assertThat(body.required("public", JsonShape.FLAG)).hasValue(true);
        assertThat(body.optional("absent", JsonShape.TEXT)).isEmpty();
        body.verify();
    }

    @Test
    void tells_absent_null_and_value_apart() {
        Body body = body("{\"cleared\":null,\"set\":\"x\"}");

        assertThat(body.patch("absent", JsonShape.TEXT)).isEqualTo(new Patch.Keep<>());
        assertThat(body.patch("cleared", JsonShape.TEXT)).isEqualTo(new Patch.Clear<>());
        assertThat(body.patch("set", JsonShape.TEXT)).isEqualTo(new Patch.Set<>("x"));
        body.verify();
    }

    @Test
    void lists_every_missing_and_misshapen_member_at_once() {
        Body body = body("{\"name\":7,\"secs\":1.5,\"public\":\"yes\",\"null\":null}");
        Optional<String> name = body.required("name", JsonShape.TEXT);
        Optional<Long> secs = body.required("secs", JsonShape.WHOLE_NUMBER);
        Patch<Boolean> isPublic = body.patch("public", JsonShape.FLAG);
        Optional<String> missing = body.required("missing", JsonShape.TEXT);
        Optional<String> isNull = body.optional("null", JsonShape.TEXT);

        var problem = catchThrowableOfType(ApiException.InvalidBody.class, body::verify);

        assertThat(name).isEmpty();
        assertThat(secs).isEmpty();
        assertThat(isPublic).isEqualTo(new Patch.Keep<>());
        assertThat(missing).isEmpty();
        assertThat(isNull).isEmpty();
        assertThat(problem.misshapen()).isTrue();
        assertThat(problem.problems())
                .containsExactly(
                        new FieldProblem("name", "must be a text"),
                        new FieldProblem("secs", "must be a whole number"),
                        new FieldProblem("public", "must be true or false"),
                        new FieldProblem("missing", "is required"),
                        new FieldProblem("null", "must not be null"));
    }

    @Test
    void keeps_only_the_first_problem_of_a_member() {
        Body body = body("{\"secs\":-1}");
        Optional<String> name = body.required("name", JsonShape.TEXT);
        body.reject("name", "must not be blank");
        body.reject("secs", "must not be negative");

        var problem = catchThrowableOfType(ApiException.InvalidBody.class, body::verify);

        assertThat(name).isEmpty();
        assertThat(problem.problems())
                .containsExactly(
                        new FieldProblem("name", "is required"), new FieldProblem("secs", "must not be negative"));
    }

    @Test
    void a_broken_rule_alone_is_not_a_wrong_shape() {
        Body body = body("{}");
        body.reject("name", "must not be blank");

        var problem = catchThrowableOfType(ApiException.InvalidBody.class, body::verify);

        assertThat(problem.misshapen()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "[]", "\"text\"", "null", "{", "{\"a\":1", "{}{}", "{\"a\":1,\"a\":2}"})
    void refuses_what_is_no_json_object(String text) {
        assertThatThrownBy(() -> Json.readObject(text.getBytes(UTF_8))).isInstanceOf(ApiException.Malformed.class);
    }

    @Test
    void refuses_deep_nesting_without_running_out_of_stack() {
        String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThatThrownBy(() -> Json.readObject(deep.getBytes(UTF_8))).isInstanceOf(ApiException.Malformed.class);
    }

    private static Body body(String json) {
        return new Body(Json.readObject(json.getBytes(UTF_8)));
    }
}
