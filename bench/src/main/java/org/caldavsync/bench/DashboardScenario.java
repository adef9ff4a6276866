package org.caldavsync.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caldavsync.bench.Row.Column;
import org.caldavsync.testkit.standin.StandInCalDav;
import org.caldavsync.testkit.standin.StandInCalendar;

/**
 * How long somebody waits for the dashboard to react: interaction to next paint as the browser itself measures it (W3C
 * Event Timing, in steps of 8 ms), with 200 sources and 10,000 events in the month that is shown. The worst counts.
 */
final class DashboardScenario implements Scenario {
    private static final int SOURCES = 200;
    private static final int EVENTS = 10_000;
    private static final Duration TARGET = Duration.ofMillis(200);

    private static final String OBSERVE = """
            window.worst = 0;
            new PerformanceObserver(list => list.getEntries().forEach(entry => {
                if (entry.interactionId) window.worst = Math.max(window.worst, entry.duration);
            })).observe({type: 'event', durationThreshold: 16});
            0
            """;

    /** The next frames are painted, and their timings are delivered. */
    private static final String SETTLED =
            "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 300))))";

    private static final String IN_MONTH = "document.querySelectorAll('main td li button').length > 60";
    private static final String ROWS = "document.querySelectorAll('main [role=row]').length > 20";

    @Override
    public String name() {
        return "dashboard";
    }

    @Override
    public List<Row> run(Lab lab) throws Exception {
        Map<String, Duration> waits = new LinkedHashMap<>();
        try (StandInCalDav server = StandInCalDav.start();
                Service service = lab.service(Map.of())) {
            fill(server.newCalendar("month", 0));
            service.sync(service.createSource(server.base(), "source-1"));
            for (int source = 2; source <= SOURCES; source++) {
                var _ = service.createSource(server.base(), "source-" + source);
            }
            try (Chromium browser = Chromium.start(lab.fresh("chromium"))) {
                browseMonth(service, browser, waits);
                browseSources(service, browser, waits);
            }
        }
        List<Row> rows = new ArrayList<>();
        waits.forEach((what, wait) -> rows.add(Row.of("dashboard, " + what).with(Column.TIME, Units.time(wait))));
        Duration worst = waits.values().stream().max(Duration::compareTo).orElseThrow();
        rows.add(Row.of("dashboard: slowest reaction, 200 sources, 10,000 events in a month")
                .with(Column.RESULT, Units.time(worst))
                .target(Units.time(TARGET), worst.compareTo(TARGET) <= 0));
        return rows;
    }

    private static void fill(StandInCalendar calendar) {
        LocalDate first = LocalDate.now(ZoneOffset.UTC).withDayOfMonth(1);
        for (int number = 0; number < EVENTS; number++) {
            String day = DateTimeFormatter.BASIC_ISO_DATE.format(first.plusDays(number % 28));
            String event = """
                    BEGIN:VCALENDAR
                    VERSION:2.0
                    PRODID:-//bench//EN
                    BEGIN:VEVENT
                    UID:%d@example.com
                    DTSTAMP:20260101T000000Z
                    DTSTART:%sT%02d%02d00Z
                    DURATION:PT30M
                    SUMMARY:Event %d
                    END:VEVENT
                    END:VCALENDAR
                    """.formatted(number, day, 6 + number % 12, number % 60, number);
            calendar.put(number + ".ics", event.replace("\n", "\r\n").getBytes(UTF_8));
        }
    }

    private static void browseMonth(Service service, Chromium browser, Map<String, Duration> waits) {
        browser.navigate(service.uri("/calendar"));
        browser.await(IN_MONTH);
        measure(browser, waits, "next month", () -> browser.click(labelled("Next month")));
        measure(browser, waits, "back to the full month", () -> browser.click(labelled("Previous month")));
        browser.await(IN_MONTH);
        measure(browser, waits, "event opened", () -> browser.click("document.querySelector('main td li button')"));
    }

    private static void browseSources(Service service, Chromium browser, Map<String, Duration> waits) {
        browser.navigate(service.uri("/sources"));
        browser.await(ROWS);
        measure(
                browser,
                waits,
                "list sorted",
                () -> browser.click("document.querySelector('main [role=columnheader] [role=button]')"));
        browser.click("document.querySelector('input[type=search], main [role=searchbox]')");
        measure(browser, waits, "list searched", () -> browser.type("7"));
    }

    private static String labelled(String name) {
        return "document.querySelector('button[aria-label=\"" + name + "\"]')";
    }

    private static void measure(Chromium browser, Map<String, Duration> waits, String what, Runnable interaction) {
        browser.evaluate(SETTLED);
        browser.evaluate(OBSERVE);
        interaction.run();
        browser.evaluate(SETTLED);
        waits.put(what, Duration.ofMillis(browser.evaluate("window.worst").asLong()));
    }
}
