package org.caldavsync.server.destination;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.caldavsync.server.TestService.destination;
import static org.caldavsync.server.TestService.source;
import static org.caldavsync.server.TestService.with;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.caldavsync.server.TestService;
import org.caldavsync.server.TestService.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who else is at the calendar: other destinations, and sources that are fed from it. */
@Tag("store")
class DestinationNeighboursTest {
    private static final URI SERVER = URI.create("http://dav.invalid/cal/alice/");
    private static final String LINK = "https://school.invalid/a.ics";
    private static final String MIRROR = "\"deletions\": \"mirror\"";
    private static final String CONFIRMED = "\"confirm_overlap\": true";

    @TempDir
    Path directory;

    private TestService service;

    @BeforeEach
    void start() {
        service =
                TestService.start(directory, Map.of("PUBLIC_URL", "https://sync.example.org/base"), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private Reply create(String name, String members) {
        return service.post("/api/destinations", with(destination(name, LINK, SERVER, "work"), members));
    }

    private Reply update(int id, String members) {
        return service.put("/api/destinations/" + id, "{" + members + "}");
    }

    private Reply overlap(String url, String name, String rest) {
        return service.get("/api/destinations/check-overlap?caldav_url=" + URLEncoder.encode(url, UTF_8)
                + "&calendar_name=" + URLEncoder.encode(name, UTF_8) + rest);
    }

    private void resolved(int id, String href) {
        service.database()
                .run(handle -> handle.execute(
                        "INSERT INTO push_states (destination_id, calendar_href) VALUES (?, ?)", id, href));
    }

    @Nested
    class Overlaps {
        @Test
        void a_mirror_beside_another_needs_a_word_of_confirmation() {
            var _ = create("First", "\"sync_all\": true");

            Reply refused = create("Second", MIRROR);
            Reply confirmed = create("Second", MIRROR + ", " + CONFIRMED);

            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body().path("overlapping").toString())
                    .isEqualTo("[{\"id\":1,\"name\":\"First\",\"ics_url\":\"" + LINK
                            + "\",\"sync_all\":true,\"keep_local\":true}]");
            assertThat(refused.message()).contains("“First”", "Nothing was saved");
            assertThat(confirmed.status()).isEqualTo(201);
        }

        @Test
        void so_does_any_other_beside_a_mirror() {
            var _ = create("Mirror", MIRROR);

            assertThat(create("Second", "\"deletions\": \"none\"").status()).isEqualTo(409);
            assertThat(create("Second", CONFIRMED).status()).isEqualTo(201);
        }

        @Test
        void without_a_mirror_two_live_side_by_side() {
            var _ = create("First", "\"deletions\": \"owned\"");

            assertThat(create("Second", "\"deletions\": \"none\"").status()).isEqualTo(201);
            assertThat(update(2, MIRROR).status()).isEqualTo(409);
            assertThat(update(2, MIRROR + ", " + CONFIRMED).status()).isEqualTo(200);
        }

        @Test
        void what_has_been_confirmed_is_not_asked_again() {
            var _ = create("First", MIRROR);
            var _ = create("Second", MIRROR + ", " + CONFIRMED);

            assertThat(update(2, "\"name\": \"Renamed\", " + MIRROR).status()).isEqualTo(200);
            assertThat(update(2, "\"calendar_name\": \"other\"").status()).isEqualTo(200);
            assertThat(update(2, "\"calendar_name\": \"work\"").status()).isEqualTo(409);
        }

        @Test
        void what_was_adopted_goes_on_as_it_did_until_its_calendar_changes() {
            var _ = create("First", "\"deletions\": \"none\"");
            var _ = create("Adopted", "\"deletions\": \"none\"");
            service.database().run(handle -> handle.execute("UPDATE destinations SET adopted = TRUE WHERE id = 2"));

            assertThat(update(2, MIRROR).status()).isEqualTo(200);
            assertThat(update(2, "\"calendar_name\": \"other\"").status()).isEqualTo(200);
            assertThat(update(2, "\"calendar_name\": \"work\"").status()).isEqualTo(409);
        }

        @ParameterizedTest
        @CsvSource({
            "http://dav.invalid/cal/alice, work",
            "HTTP://DAV.invalid:80/cal/%61lice/, work",
            "http://dav.invalid/cal/alice/work/, work",
            "http://dav.invalid/cal/alice/work, work"
        })
        void addresses_are_compared_after_normalising(String url, String name) {
            var _ = create("First", MIRROR);

            assertThat(overlap(url, name, "").body().at("/overlapping/0/id").asInt())
                    .isEqualTo(1);
            assertThat(overlap(url, name, "&exclude_id=1").body().path("overlapping"))
                    .isEmpty();
            assertThat(overlap(url, "other", "").body().path("overlapping")).isEmpty();
        }

        @Test
        void a_calendar_that_was_found_is_compared_by_where_it_is() {
            var _ = create("First", MIRROR);
            resolved(1, "http://dav.invalid/calendars/c7/");
            var _ = create("Second", CONFIRMED);
            resolved(2, "http://dav.invalid/calendars/c8/");

            assertThat(overlap("http://dav.invalid/calendars/", "c7", "").body().path("overlapping"))
                    .hasSize(1);
            assertThat(overlap(SERVER.toString(), "work", "&exclude_id=2")
                            .body()
                            .path("overlapping"))
                    .isEmpty();
        }
    }

    @Nested
    class Circles {
        private static final String ACCOUNT = "http://dav.invalid/";

        private Reply intoOwnSource(String link, String calendarUrl, String name) {
            return service.post("/api/destinations", destination("Loop", link, URI.create(calendarUrl), name));
        }

        private void sourceOf(String url, String members) {
            assertThat(service.post("/api/sources", with(source("Family", URI.create(url), "family"), members))
                            .status())
                    .isEqualTo(201);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "source:1",
                    "https://sync.example.org/base/ics/family",
                    "https://sync.example.org/base/ics/family.ics",
                    "webcal://sync.example.org/base/ics/public/open%20family"
                })
        void a_calendar_of_an_account_that_is_pulled_as_a_whole_is_refused(String link) {
            sourceOf(ACCOUNT, "\"public_ics\": true, \"public_ics_path\": \"open family\"");

            Reply refused = intoOwnSource(link, SERVER.toString(), "work");

            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.errorOf("ics_url")).contains("“Family”");
        }

        @Test
        void the_account_of_somebody_else_is_none_of_its_business() {
            sourceOf(ACCOUNT, "\"enabled\": true");

            assertThat(service.post(
                                    "/api/destinations",
                                    destination("Other", "source:1", SERVER, "work")
                                            .replace("alice\"", "bob\""))
                            .status())
                    .isEqualTo(201);
            assertThat(intoOwnSource("source:1", "http://elsewhere.invalid/", "work")
                            .status())
                    .isEqualTo(201);
        }

        @Test
        void a_calendar_that_is_not_chosen_is_fine_and_a_chosen_one_is_not() {
            sourceOf(ACCOUNT, "\"calendars\": [\"http://dav.invalid/cal/alice/home/\"]");

            assertThat(intoOwnSource("source:1", SERVER.toString(), "work").status())
                    .isEqualTo(201);
            assertThat(intoOwnSource("source:1", SERVER.toString(), "home").status())
                    .isEqualTo(400);
            assertThat(update(1, "\"calendar_name\": \"home\"").errorOf("ics_url"))
                    .isNotEmpty();
        }

        @Test
        void a_chosen_calendar_is_known_by_its_display_name_once_it_was_found() {
            sourceOf(ACCOUNT, "\"calendars\": [\"http://dav.invalid/cal/alice/c7/\"]");
            service.database().run(handle -> handle.execute("""
                    INSERT INTO calendars (source_id, href, name, components)
                    VALUES (1, 'http://dav.invalid/cal/alice/c7/', 'Family plans', 'VEVENT')
                    """));

            assertThat(intoOwnSource("source:1", ACCOUNT, "Family plans").status())
                    .isEqualTo(400);
            assertThat(intoOwnSource("source:1", ACCOUNT, "Other plans").status())
                    .isEqualTo(201);
        }

        @Test
        void an_account_that_is_one_calendar_feeds_from_that_one_only() {
            sourceOf("http://dav.invalid/cal/alice/home/", "\"enabled\": true");
            service.database()
                    .run(handle -> handle.execute(
                            "UPDATE sources SET single_calendar = 'http://dav.invalid/cal/alice/home/' WHERE id = 1"));

            assertThat(intoOwnSource("source:1", SERVER.toString(), "work").status())
                    .isEqualTo(201);
            assertThat(intoOwnSource("source:1", SERVER.toString(), "home").status())
                    .isEqualTo(400);
        }
    }
}
