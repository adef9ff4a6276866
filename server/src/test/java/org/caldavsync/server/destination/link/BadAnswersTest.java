package org.caldavsync.server.destination.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.caldavsync.http.HttpFailure;
import org.caldavsync.http.HttpLimits;
import org.caldavsync.server.destination.link.LinkProblem.NotCalendar;
import org.caldavsync.server.destination.link.LinkProblem.NotCalendar.Kind;
import org.caldavsync.server.run.FailureCause;
import org.caldavsync.server.run.Verdict;
import org.caldavsync.testkit.Answer;
import org.caldavsync.testkit.Fault;
import org.caldavsync.testkit.FaultProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that is no calendar is an error of its kind, never a calendar without events. */
class BadAnswersTest {
    private static final String EVENT = "BEGIN:VEVENT\r\nUID:a\r\nDTSTART:20260301T100000Z\r\nEND:VEVENT\r\n";
    private static final String CALENDAR = "BEGIN:VCALENDAR\r\n" + EVENT.repeat(20) + "END:VCALENDAR\r\n";
    private static final boolean PASSES = true;

    @TempDir
    Path directory;

    private LinkSite site;

    @BeforeEach
    void start() {
        site = new LinkSite(directory);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private static Answer ok(String contentType, String body) {
        return Answer.status(200).body(contentType, body);
    }

    static Stream<Arguments> answers() {
        String page = "<!DOCTYPE html>\n<html><head><title>Sign in</title></head></html>";
        return Stream.of(
                arguments("404", Answer.status(404), new LinkProblem.NotFound(404), !PASSES),
                arguments("410", Answer.status(410), new LinkProblem.NotFound(410), !PASSES),
                arguments("401", Answer.status(401), new LinkProblem.Unauthorized(), !PASSES),
                arguments("403", Answer.status(403), new LinkProblem.Refused(403), !PASSES),
                arguments("400", Answer.status(400), new LinkProblem.Refused(400), !PASSES),
                arguments("500", Answer.status(500), new LinkProblem.ServerError(500), PASSES),
                arguments("502", Answer.status(502), new LinkProblem.ServerError(502), PASSES),
                arguments(
                        "429",
                        Answer.status(429).header("Retry-After", "600"),
                        new LinkProblem.Busy(429, Duration.ofMinutes(10)),
                        PASSES),
                arguments("503", Answer.status(503), new LinkProblem.Busy(503, Duration.ofMinutes(15)), PASSES),
                arguments("204", Answer.status(204), new LinkProblem.Unexpected(204), !PASSES),
                arguments(
                        "206",
                        Answer.status(206).body("text/calendar", CALENDAR),
                        new LinkProblem.Unexpected(206),
                        !PASSES),
                arguments("304 unasked", Answer.status(304), new LinkProblem.Unexpected(304), !PASSES),
                arguments("empty", ok("text/calendar", ""), new LinkProblem.Empty(), PASSES),
                arguments("blank", ok("text/calendar", " \r\n\ufeff\r\n"), new LinkProblem.Empty(), PASSES),
                arguments("a page", ok("text/html", page), new NotCalendar(Kind.WEB_PAGE), !PASSES),
                arguments("a page as calendar", ok("text/calendar", page), new NotCalendar(Kind.WEB_PAGE), !PASSES),
                arguments(
                        "a page that shows a calendar",
                        ok("text/html", "<html><body><pre>\n" + CALENDAR + "</pre></body></html>"),
                        new NotCalendar(Kind.WEB_PAGE),
                        !PASSES),
                arguments("JSON", ok("application/json", "{\"error\":\"no\"}"), new NotCalendar(Kind.JSON), !PASSES),
                arguments(
                        "JSON around a calendar",
                        ok("application/json", "{\"ics\":\"" + CALENDAR + "\"}"),
                        new NotCalendar(Kind.JSON),
                        !PASSES),
                arguments("XML", ok("text/xml", "<?xml version=\"1.0\"?><rss/>"), new NotCalendar(Kind.XML), !PASSES),
                arguments("text", ok("text/plain", "Quota exceeded"), new NotCalendar(Kind.OTHER), !PASSES),
                arguments("only events", ok("text/calendar", EVENT), new NotCalendar(Kind.OTHER), !PASSES),
                arguments(
                        "no end",
                        ok("text/calendar", "BEGIN:VCALENDAR\r\n" + EVENT),
                        new LinkProblem.Truncated(),
                        PASSES),
                arguments(
                        "no end of the second calendar",
                        ok("text/calendar", CALENDAR + "BEGIN:VCALENDAR\r\n" + EVENT),
                        new LinkProblem.Truncated(),
                        PASSES),
                arguments(
                        "half of a compressed calendar",
                        Answer.status(200).body("text/calendar", half(gzip(CALENDAR.getBytes(UTF_8)))),
                        new LinkProblem.Truncated(),
                        PASSES),
                arguments(
                        "a small file that unpacks to far too much",
                        Answer.status(200).body("text/calendar", gzip(new byte[51 << 20])),
                        new LinkProblem.TooLarge("over 50 MB"),
                        !PASSES),
                arguments(
                        "a body without end",
                        ok("text/calendar", "x".repeat(1 << 16) + "\r\n").endless(),
                        new LinkProblem.TooLarge("over 50 MB"),
                        !PASSES),
                arguments(
                        "components in components",
                        ok("text/calendar", "BEGIN:VCALENDAR\r\n" + "BEGIN:X\r\n".repeat(100)),
                        new LinkProblem.TooLarge("at line 18 something is too long, too deep or too often"),
                        !PASSES));
    }

    private static byte[] gzip(byte[] octets) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(octets);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return packed.toByteArray();
    }

    private static byte[] half(byte[] octets) {
        return Arrays.copyOf(octets, octets.length / 2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void is_an_error_of_its_kind(String what, Answer answer, LinkProblem problem, boolean mayPass) throws IOException {
        site.server.answer("/a.ics", answer);

        LinkUnusableException failure = catchThrowableOfType(LinkUnusableException.class, () -> site.read("/a.ics"));

        assertThat(failure.problem()).isEqualTo(problem);
        assertThat(failure).hasMessageContaining("Nothing was changed in your calendar.");
        assertThat(failure.verdict(LinkSite.NOW))
                .isInstanceOf(mayPass ? Verdict.Retry.class : Verdict.NeedsOwner.class);
        assertThat(left()).isEmpty();
    }

    private List<Path> left() throws IOException {
        Path spools = directory.resolve("tmp");
        if (Files.notExists(spools)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(spools)) {
            return files.toList();
        }
    }

    @Test
    void waits_as_long_as_the_server_asks() {
        site.server.answer("/a.ics", Answer.status(503).header("Retry-After", "600"));

        LinkUnusableException failure = catchThrowableOfType(LinkUnusableException.class, () -> site.read("/a.ics"));

        assertThat(failure.verdict(LinkSite.NOW))
                .isEqualTo(new Verdict.Retry(
                        LinkSite.NOW.plusSeconds(600), FailureCause.UPSTREAM, String.valueOf(failure.getMessage())));
    }

    @Test
    void shows_the_beginning_of_what_came_on_one_line_without_the_secrets_of_the_link() {
        String token = "0123456789abcdef0123";
        String target = "/private-" + token + "/basic.ics?key=verysecret";
        site.server.answer(
                target,
                ok(
                        "text/html",
                        "<html>\r\n\u0007<p>" + target + " for alice hunter2222</p>" + "x".repeat(500) + "</html>"));
        Link link = LinkSite.link(site.server.uri(target).toString(), "alice", "hunter2222");

        LinkUnusableException failure = catchThrowableOfType(LinkUnusableException.class, () -> site.read(link));

        assertThat(failure.excerpt())
                .startsWith("<html> <p>/***/basic.ics?***")
                .doesNotContain("verysecret", token, "hunter2222", "\n")
                .hasSizeLessThanOrEqualTo(201);
        assertThat(failure.getMessage()).doesNotContain("verysecret", token);
    }

    @Test
    void shows_what_an_error_status_came_with() {
        site.server.answer("/a.ics", Answer.status(404).body("text/plain", "This calendar\nis no longer shared"));

        assertThat(catchThrowableOfType(LinkUnusableException.class, () -> site.read("/a.ics"))
                        .excerpt())
                .isEqualTo("This calendar is no longer shared");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments("cut in the middle", Fault.cutAnswerAfter(700), HttpFailure.Cut.class),
                arguments("half of it", Fault.halfAnswer(), RuntimeException.class),
                arguments("silent in the middle", Fault.stallAnswerAfter(700), HttpFailure.ResponseTimeout.class),
                arguments("one byte at a time", Fault.drip(Duration.ofMillis(40)), HttpFailure.Deadline.class),
                arguments("reset", Fault.resetAfterRequest(), HttpFailure.Cut.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void is_no_reading_where_the_connection_fails(String what, Fault fault, Class<? extends RuntimeException> kind) {
        HttpLimits impatient = LinkSite.impatient(Duration.ofSeconds(1), Duration.ofSeconds(3));
        try (LinkSite hasty = new LinkSite(directory.resolve("hasty"), impatient)) {
            hasty.server.publish("/a.ics", "text/calendar", CALENDAR.getBytes(UTF_8));
            try (FaultProxy proxy = FaultProxy.to(hasty.server.uri("/a.ics")).always(fault)) {
                Link link = LinkSite.link(proxy.uri(hasty.server.uri("/a.ics")).toString(), "", "");

                assertThatThrownBy(() -> hasty.read(link)).isInstanceOf(kind);
            }
        }
    }

    @Test
    void is_no_reading_where_less_comes_than_was_announced() {
        site.server.answer("/a.ics", ok("text/calendar", CALENDAR).cutAfter(CALENDAR.length() - 5));

        assertThat(catchThrowableOfType(HttpFailure.class, () -> site.read("/a.ics")))
                .isInstanceOf(HttpFailure.Cut.class);
    }

    @Test
    void says_which_source_is_missing_and_which_was_never_read() {
        long source = site.source();

        assertThat(problem("source:" + source)).isEqualTo(new LinkProblem.SourceNotRead(source));
        assertThat(problem("source:999")).isEqualTo(new LinkProblem.SourceMissing(999));
    }

    private LinkProblem problem(String typed) {
        return catchThrowableOfType(LinkUnusableException.class, () -> site.read(LinkSite.link(typed, "", "")))
                .problem();
    }
}
