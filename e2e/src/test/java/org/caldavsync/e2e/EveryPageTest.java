package org.caldavsync.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caldavsync.testkit.Account;
import org.caldavsync.testkit.CalDavServer;
import org.caldavsync.testkit.CalDavServers;
import org.caldavsync.testkit.Events;
import org.caldavsync.testkit.ServerKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every address of the dashboard, with something to show, in every look. */
@Tag("real")
class EveryPageTest {
    private static final Map<String, String> PAGES = pages();

    @TempDir
    static Path data;

    private static CalDavServer radicale;
    private static SchoolLink school;
    private static PackedService service;

    private static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("overview", "/");
        pages.put("sources", "/sources");
        pages.put("source-new", "/sources/new");
        pages.put("source-duplicate", "/sources/new?from=1");
        pages.put("sources-failed", "/sources?status=failed");
        pages.put("sources-none-fit", "/sources?status=syncing");
        pages.put("source", "/sources/1");
        pages.put("source-calendar", "/sources/1/calendar");
        pages.put("source-runs", "/sources/1/runs");
        pages.put("source-subscribe", "/sources/1/subscribe");
        pages.put("source-settings", "/sources/1/settings");
        pages.put("source-failed", "/sources/2");
        pages.put("source-gone", "/sources/99");
        pages.put("destinations", "/destinations");
        pages.put("destination-new", "/destinations/new");
        pages.put("destination-duplicate", "/destinations/new?from=1");
        pages.put("destination", "/destinations/1");
        pages.put("destination-changes", "/destinations/1/changes");
        pages.put("destination-runs", "/destinations/1/runs");
        pages.put("destination-settings", "/destinations/1/settings");
        pages.put("calendar", "/calendar");
        pages.put("calendar-agenda", "/calendar?view=agenda");
        pages.put("activity", "/activity");
        pages.put("activity-run", "/activity?run=1");
        pages.put("activity-run-failed", "/activity?run=2");
        pages.put("activity-run-held", "/activity?run=4");
        pages.put("activity-none", "/activity?status=cancelled");
        pages.put("settings", "/settings");
        pages.put("nowhere", "/nowhere/at/all");
        return pages;
    }

    @BeforeAll
    static void fill() {
        radicale = CalDavServers.start(ServerKind.RADICALE);
        service = PackedService.start(data, Map.of("NOTIFY_WEBHOOK_URL", "http://127.0.0.1:9/hook"));
        URI family = radicale.newCalendar("family");
        URI work = radicale.newCalendar("work");
        for (int number = 290; number < 360; number++) {
            radicale.put((number % 3 == 0 ? work : family).resolve(number + ".ics"), Events.sample(number));
        }
        service.addSource("Family and work", radicale.entry(), "family-7c1d9e42", Account.ALICE);
        service.addSource("Football club", radicale.entry(), "club", new Account("alice", "changed"));
        service.addSource("Choir", radicale.entry(), "choir/büro #1", Account.BOB);
        service.call("PUT", "/api/sources/3", "{\"enabled\": false, \"sync_interval_secs\": 900}");
        service.sync("sources", 1);
        service.sync("sources", 2);
        fillDestination(radicale.newCalendar("school"));
    }

    /** One that has written, and would now remove so much that it is held. */
    private static void fillDestination(URI calendar) {
        school = SchoolLink.start();
        school.publish(12, "Parents' evening");
        service.addDestination("School", school.uri(), calendar, Account.ALICE);
        service.sync("destinations", 1);
        school.publish(1, "Sports day");
        service.sync("destinations", 1);
    }

    @AfterAll
    static void stop() {
        service.close();
        school.close();
        radicale.close();
    }

    static Stream<Look> looks() {
        return Stream.of(
                Look.USUAL, Look.DARK, Look.NARROW, Look.DARK_NARROW, Look.SMALL, Look.ENLARGED, Look.HIGH_CONTRAST);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void shows_every_page_without_barriers_or_errors(Look look) {
        try (Visitor visitor = Visitor.of(service, look)) {
            PAGES.forEach((name, path) -> {
                visitor.open(path);
                inspect(visitor, name);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void shows_every_step_of_the_wizards_without_barriers_or_errors(Look look) {
        try (Visitor visitor = Visitor.of(service, look)) {
            visitor.open("/sources/new");
            signIn(visitor, "source-new");
            inspect(visitor, "source-new-3-choose");

            visitor.open("/destinations/new");
            visitor.field("Feed address").fill(school.uri().toString());
            visitor.text("None").waitFor();
            inspect(visitor, "destination-new-1-link");
            visitor.button("Next").click();
            signIn(visitor, "destination-new");
            visitor.page()
                    .getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(Pattern.compile("family")))
                    .check();
            inspect(visitor, "destination-new-4-calendar");
            visitor.field("Name").fill("Another");
            visitor.button("Next").click();
            visitor.text("Add 1 event").waitFor();
            inspect(visitor, "destination-new-5-plan");
        }
    }

    /** From the choice of the provider to that of the calendar. */
    private static void signIn(Visitor visitor, String name) {
        visitor.button("Other").click();
        visitor.field("Server address").fill(radicale.entry().toString());
        inspect(visitor, name + "-1-where");
        visitor.button("Next").click();
        Locator password = visitor.dialog().getByLabel("Password").first();
        visitor.field("Username").fill(Account.ALICE.user());
        password.fill("wrong");
        visitor.button("Next").click();
        visitor.sign("Failed").first().waitFor();
        inspect(visitor, name + "-2-refused");
        password.fill(Account.ALICE.password());
        visitor.button("Next").click();
        visitor.dialog().getByLabel(Pattern.compile("^Name")).waitFor();
    }

    private static void inspect(Visitor visitor, String name) {
        visitor.screenshot(name);
        visitor.expectNothingCutOff();
        visitor.expectNoBarriers();
        visitor.expectNoProblems();
    }

    @Test
    void stands_the_other_way_round_where_the_language_does() {
        try (Visitor visitor = Visitor.of(service)) {
            visitor.page().addInitScript("""
                    new MutationObserver((_, observer) => {
                      if (document.documentElement) { document.documentElement.dir = 'rtl'; observer.disconnect() }
                    }).observe(document, {childList: true})""");
            visitor.open("/sources");
            visitor.screenshot("right-to-left");
            visitor.expectNothingCutOff();
            double navigation =
                    visitor.page().getByRole(AriaRole.NAVIGATION).first().boundingBox().x;
            assertThat(navigation).isGreaterThan(visitor.page().locator("h1").boundingBox().x);
            visitor.expectNoProblems();
        }
    }
}
