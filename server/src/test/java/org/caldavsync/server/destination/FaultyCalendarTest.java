package org.caldavsync.server.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caldavsync.server.destination.LinkText.event;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.caldavsync.http.HttpLimits;
import org.caldavsync.http.HttpLimits.Timeouts;
import org.caldavsync.server.TestService.Reply;
import org.caldavsync.testkit.Answer;
import org.caldavsync.testkit.Fault;
import org.caldavsync.testkit.FaultProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What lies between the service and the calendar breaks: runs say so, nothing is lost, the next one brings it right. */
class FaultyCalendarTest {
    private static final HttpLimits IMPATIENT = new HttpLimits(
            new Timeouts(Duration.ofSeconds(10), Duration.ofMillis(700), Duration.ofMillis(1_500)),
            HttpLimits.DEFAULTS.sizes(),
            HttpLimits.DEFAULTS.pace());

    /** What is done to every connection. */
    enum Trouble {
        CUT_REQUEST,
        CUT_ANSWER,
        CUT_IN_THE_BODY,
        STALL_AT_ONCE,
        STALL_IN_THE_BODY,
        SLOW_DRIP,
        HALF_ANSWER,
        RESET_BEFORE,
        RESET_AFTER;

        Fault fault() {
            return switch (this) {
                case CUT_REQUEST -> Fault.cutRequestAfter(60);
                case CUT_ANSWER -> Fault.cutAnswerAfter(60);
                case CUT_IN_THE_BODY -> Fault.cutAnswerAfter(600);
                case STALL_AT_ONCE -> Fault.stallAnswerAfter(0);
                case STALL_IN_THE_BODY -> Fault.stallAnswerAfter(500);
                case SLOW_DRIP -> Fault.drip(Duration.ofMillis(20));
                case HALF_ANSWER -> Fault.halfAnswer();
                case RESET_BEFORE -> Fault.resetBeforeRequest();
                case RESET_AFTER -> Fault.resetAfterRequest();
            };
        }
    }

    @TempDir
    Path directory;

    private PushScene scene;
    private FaultProxy proxy;
    private long id;

    @BeforeEach
    void syncOnce() {
        scene = PushScene.start(directory, IMPATIENT);
        proxy = FaultProxy.to(scene.dav().base());
        scene.foreign("theirs.ics", event("theirs", "Somebody else's"));
        scene.publish(event("a", "First"), event("b", "Second"), event("c", "Third"), event("d", "Fourth"));
        id = scene.create(proxy.uri(scene.dav().base()), "\"enabled\": true");
        scene.expect(id, 4, 0);
        scene.publish(event("a", "First again"), event("b", "Second"), event("c", "Third"), event("e", "Fifth"));
    }

    @AfterEach
    void stop() {
        proxy.close();
        scene.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_broken_way_is_told_plainly_and_costs_nothing(Trouble trouble) {
        proxy.refuse();
        proxy.accept();
        proxy.always(trouble.fault());

        Reply failed = scene.sync(id);

        assertThat(failed.status()).as(failed.body().toString()).isIn(502, 504);
        assertThat(failed.message()).contains("kept");
        assertThat(scene.summaries()).containsExactly("First", "Fourth", "Second", "Somebody else's", "Third");
        bringsItRight();
    }

    /** It breaks once the plan is made: at every write, before or after the server has carried it out. */
    @ParameterizedTest
    @EnumSource
    void a_way_that_breaks_at_the_writes_costs_nothing_and_doubles_nothing(Trouble trouble) {
        scene.dav().faults(request -> {
            if (request.method().equals("PUT") || request.method().equals("DELETE")) {
                proxy.always(trouble.fault());
            }
            return Optional.empty();
        });

        Reply first = scene.sync(id);

        assertThat(first.status()).as(first.body().toString()).isIn(200, 502, 504);
        assertThat(scene.summaries()).contains("Second", "Somebody else's", "Third");
        scene.dav().faults(_ -> Optional.empty());
        bringsItRight();
    }

    @Test
    void an_answer_of_another_length_than_it_says_is_no_answer() {
        for (UnaryOperator<Answer> length : lengths()) {
            scene.dav()
                    .faults(request -> request.method().equals("PROPFIND")
                                    || request.method().equals("REPORT")
                            ? Optional.of(length.apply(Answer.multistatus("<d:multistatus xmlns:d=\"DAV:\"/>")))
                            : Optional.empty());
            Reply failed = scene.sync(id);
            assertThat(failed.status()).as(failed.body().toString()).isIn(502, 504);
            assertThat(scene.summaries()).containsExactly("First", "Fourth", "Second", "Somebody else's", "Third");
        }
        scene.dav().faults(_ -> Optional.empty());
        bringsItRight();
    }

    private static List<UnaryOperator<Answer>> lengths() {
        return List.of(
                answer -> answer.header("Content-Length", "5000"), answer -> answer.header("Content-Length", "20"));
    }

    private void bringsItRight() {
        proxy.refuse();
        proxy.always(Fault.none());
        proxy.accept();
        Reply repaired = scene.sync(id);
        assertThat(repaired.status()).as(repaired.body().toString()).isEqualTo(200);
        assertThat(repaired.body().path("failed").asInt())
                .as(repaired.body().toString())
                .isZero();
        assertThat(scene.summaries()).containsExactly("Fifth", "First again", "Second", "Somebody else's", "Third");
        scene.expect(id, 0, 0);
    }
}
