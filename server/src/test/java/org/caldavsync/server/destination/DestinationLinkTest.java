package org.caldavsync.server.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caldavsync.server.TestService.destination;
import static org.caldavsync.server.TestService.source;
import static org.caldavsync.server.TestService.with;

import java.net.URI;
import java.nio.file.Path;
import org.caldavsync.server.TestService;
import org.caldavsync.server.TestService.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be said about the link of a destination. */
@Tag("store")
class DestinationLinkTest {
    private static final URI SERVER = URI.create("http://127.0.0.1:9/dav/");
    private static final String SCHOOL = destination("School", "https://school.invalid/a.ics", SERVER, "school");

    @TempDir
    Path directory;

    private TestService service;

    @BeforeEach
    void start() {
        service = TestService.start(directory);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private Reply create(String members) {
        return service.post("/api/destinations", with(SCHOOL, members));
    }

    private void createSignedIn() {
        assertThat(create("\"ics_username\": \"bob\", \"ics_password\": \"hidden\"")
                        .status())
                .isEqualTo(201);
    }

    private Reply update(String members) {
        return service.put("/api/destinations/1", "{" + members + "}");
    }

    private static String member(Reply reply, String name) {
        return reply.body().path("destination").path(name).asText();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://h/a.ics", "https://h/a b.ics?key=1", "webcal://h/a.ics", "webcals://h/a.ics"})
    void links_have_one_of_four_schemes(String link) {
        Reply created = service.post("/api/destinations", destination("School", link, SERVER, "school"));

        assertThat(created.status()).isEqualTo(201);
        assertThat(member(created, "ics_url")).isEqualTo(link.replace(" ", "%20"));
    }

    @Test
    void a_link_may_be_a_source_that_exists() {
        var _ = service.post("/api/sources", source("Family", URI.create("http://elsewhere.invalid/"), "family"));

        assertThat(service.post("/api/destinations", destination("A", "source:1", SERVER, "a"))
                        .status())
                .isEqualTo(201);
        assertThat(service.post("/api/destinations", destination("B", "source:2", SERVER, "b"))
                        .errorOf("ics_url"))
                .contains("does not exist");
    }

    @Test
    void a_user_and_password_in_the_link_are_taken_out_of_it() {
        Reply created = service.post(
                "/api/destinations", destination("School", "https://bob:se%40cret@h.invalid/a.ics", SERVER, "school"));

        assertThat(member(created, "ics_url")).isEqualTo("https://h.invalid/a.ics");
        assertThat(member(created, "ics_username")).isEqualTo("bob");
        assertThat(created.body().toString()).doesNotContain("cret@", "se%40cret");
        assertThat(update("\"ics_url\": \"https://other.invalid/a.ics\"").errorOf("ics_password"))
                .isNotEmpty();
    }

    @Test
    void a_password_of_a_link_needs_a_user_or_is_a_token() {
        assertThat(create("\"ics_password\": \"p\"").errorOf("ics_password")).contains("ics_username");
        assertThat(create("\"ics_password\": \"p\", \"ics_auth\": \"bearer\"").status())
                .isEqualTo(201);
    }

    @Test
    void a_link_without_a_stored_password_may_move() {
        createSignedIn();
        assertThat(update("\"ics_password\": null").status()).isEqualTo(200);

        assertThat(update("\"ics_url\": \"https://other.invalid/a.ics\"").status())
                .isEqualTo(200);
    }

    @Test
    void a_link_that_needs_no_user_any_more_forgets_its_password() {
        createSignedIn();
        assertThat(update("\"ics_username\": null, \"ics_url\": \"https://other.invalid/a.ics\"")
                        .status())
                .isEqualTo(200);
        assertThat(update("\"ics_username\": \"eve\", \"ics_url\": \"https://third.invalid/a.ics\"")
                        .status())
                .isEqualTo(200);
    }
}
