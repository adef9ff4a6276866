package org.caldavsync.server.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import org.caldavsync.icalendar.feed.FeedHeader;
import org.caldavsync.icalendar.zone.FloatingTimes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("store")
class FeedBuilderTest {
    private static final FeedHeader HEADER = new FeedHeader("Home", "#ff0000", Duration.ofHours(1), "-//Test//EN");

    @TempDir
    Path directory;

    private FeedSite site;
    private StoredItems items;
    private FeedBuilder builder;
    private long source;
    private long calendar;

    @BeforeEach
    void open() {
        site = new FeedSite(directory, 1 << 20);
        items = new StoredItems(site.database);
        builder = items.builder(site.store, directory.resolve("tmp"));
        source = site.source(true);
        calendar = items.calendar(source, "Home");
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void puts_the_events_of_the_included_calendars_into_one_feed() throws Exception {
        long other = items.calendar(source, "Other");
        items.event(calendar, "b", "DTSTART:20261201T090000Z", "SUMMARY:Second");
        items.event(calendar, "a", "DTSTART:20261201T080000Z", "SUMMARY:First");
        items.event(other, "c", "DTSTART:20261201T080000Z", "SUMMARY:Elsewhere");

        BuiltFeed built = builder.build(order(calendar));

        assertThat(built.changed()).isTrue();
        assertThat(built.problems()).isEmpty();
        assertThat(built.version().events()).isEqualTo(2);
        assertThat(served().lines())
                .startsWith("BEGIN:VCALENDAR", "VERSION:2.0")
                .endsWith("END:VCALENDAR")
                .contains("X-WR-CALNAME:Home")
                .containsSubsequence("UID:a", "SUMMARY:First", "UID:b", "SUMMARY:Second")
                .doesNotContain("UID:c");
    }

    @Test
    void changes_nothing_when_the_content_is_the_same() throws Exception {
        items.event(calendar, "a", "DTSTART:20261201T080000Z");
        items.event(calendar, "b", "DTSTART;TZID=Europe/Berlin:20261201T080000");
        BuiltFeed first = builder.build(order(calendar));
        site.advance(Duration.ofDays(1));

        BuiltFeed second = builder.build(order(calendar));

        assertThat(second.changed()).isFalse();
        assertThat(second.version()).isEqualTo(first.version());
        assertThat(site.store.current(source)).contains(first.version());
        assertThat(rows("feeds")).isEqualTo(1);
    }

    @Test
    void gives_the_same_octets_whatever_the_order_of_arrival() throws Exception {
        items.event(calendar, "a", "DTSTART;TZID=Europe/Berlin:20261201T080000");
        items.event(calendar, "b", "DTSTART;TZID=Asia/Tokyo:20261201T080000");
        BuiltFeed forward = builder.build(order(calendar));
        site.database.run(handle -> handle.execute("DELETE FROM items"));

        items.event(calendar, "b", "DTSTART;TZID=Asia/Tokyo:20261201T080000");
        items.event(calendar, "a", "DTSTART;TZID=Europe/Berlin:20261201T080000");

        assertThat(builder.build(order(calendar)).version()).isEqualTo(forward.version());
    }

    @Test
    void keeps_the_version_before_the_last_for_slow_readers_and_no_other() throws Exception {
        for (int i = 0; i < 5; i++) {
            items.event(calendar, "event" + i, "DTSTART:20261201T080000Z");
            assertThat(builder.build(order(calendar)).changed()).isTrue();
        }

        assertThat(rows("feeds")).isEqualTo(2);
        assertThat(site.store.current(source).orElseThrow().events()).isEqualTo(5);
    }

    @Test
    void gives_every_version_a_later_date_even_when_the_clock_goes_back() throws Exception {
        items.event(calendar, "a", "DTSTART:20261201T080000Z");
        FeedVersion first = builder.build(order(calendar)).version();
        site.advance(Duration.ofDays(-1));
        items.event(calendar, "b", "DTSTART:20261201T080000Z");

        FeedVersion second = builder.build(order(calendar)).version();

        assertThat(second.lastModified()).isEqualTo(first.lastModified().plusSeconds(1));
    }

    @Test
    void leaves_out_and_names_what_cannot_be_read() throws Exception {
        items.event(calendar, "good", "DTSTART:20261201T080000Z");
        items.event(calendar, "startless", "SUMMARY:When?");
        items.raw(calendar, "garbage", "<html>503</html>");
        items.event(calendar, "marked", "DTSTART:20261201T080000Z");
        site.database.run(handle -> handle.execute("UPDATE items SET problem = 'known' WHERE uid = 'marked'"));

        BuiltFeed built = builder.build(order(calendar));

        assertThat(built.version().events()).isEqualTo(1);
        assertThat(built.problems()).extracting(BuiltFeed.Problem::uid).containsExactly("garbage", "startless");
        assertThat(served()).contains("UID:good").doesNotContain("startless", "html", "marked");
    }

    @Test
    void serves_a_valid_empty_calendar_for_an_empty_source() throws Exception {
        BuiltFeed built = builder.build(order(calendar));

        assertThat(built.version().events()).isZero();
        assertThat(served().lines()).startsWith("BEGIN:VCALENDAR").endsWith("END:VCALENDAR");
    }

    @Test
    void puts_floating_times_into_the_zone_of_the_source() throws Exception {
        items.event(calendar, "a", "DTSTART:20260701T080000");

        var _ = builder.build(order(calendar));
        assertThat(served()).contains("DTSTART:20260701T080000").doesNotContain("VTIMEZONE");

        var _ = builder.build(new FeedOrder(
                source, Set.of(calendar), HEADER, FloatingTimes.in(ZoneId.of("Europe/Berlin")), FeedOrder.Claim.NONE));
        assertThat(served()).contains("DTSTART;TZID=Europe/Berlin:20260701T080000", "BEGIN:VTIMEZONE");
    }

    @Test
    void keeps_the_last_good_feed_when_the_disk_refuses() throws Exception {
        items.event(calendar, "a", "DTSTART:20261201T080000Z");
        BuiltFeed good = builder.build(order(calendar));
        for (int i = 0; i < 30; i++) {
            items.event(calendar, "large" + i, "DTSTART:20261201T080000Z", "DESCRIPTION:" + "x".repeat(100_000));
        }
        Path notADirectory = Files.writeString(directory.resolve("file"), "");

        assertThatExceptionOfType(FeedNotBuilt.class)
                .isThrownBy(() -> items.builder(site.store, notADirectory).build(order(calendar)))
                .withMessageContaining("last good one is still served");

        assertThat(site.store.current(source)).contains(good.version());
    }

    @Test
    void leaves_no_file_behind() throws Exception {
        for (int i = 0; i < 30; i++) {
            items.event(calendar, "large" + i, "DTSTART:20261201T080000Z", "DESCRIPTION:" + "x".repeat(100_000));
        }

        assertThat(builder.build(order(calendar)).version().size()).isGreaterThan(3_000_000);

        try (var files = Files.list(directory.resolve("tmp"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void leaves_the_old_feed_current_when_the_process_dies_before_the_swap() throws Exception {
        items.event(calendar, "a", "DTSTART:20261201T080000Z");
        FeedVersion old = builder.build(order(calendar)).version();
        try (DiskSpool spool = new DiskSpool(directory)) {
            var _ = site.store.add(source, FeedSite.encode("half a run", spool));
        }

        assertThat(site.store.current(source)).contains(old);
        items.event(calendar, "b", "DTSTART:20261201T080000Z");
        FeedVersion next = builder.build(order(calendar)).version();

        assertThat(site.store.current(source)).contains(next);
        assertThat(rows("feeds")).isEqualTo(2);
    }

    private FeedOrder order(Long... calendars) {
        return new FeedOrder(source, Set.of(calendars), HEADER, UnaryOperator.identity(), FeedOrder.Claim.NONE);
    }

    private String served() throws Exception {
        Optional<FeedVersion> current = site.store.current(source);
        try (GZIPInputStream body = new GZIPInputStream(site.store.gzip(current.orElseThrow()))) {
            return new String(body.readAllBytes(), UTF_8);
        }
    }

    private int rows(String table) {
        return site.database.read(handle -> handle.createQuery("SELECT count(*) FROM " + table)
                .mapTo(Integer.class)
                .one());
    }
}
