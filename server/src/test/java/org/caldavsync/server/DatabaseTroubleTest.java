package org.caldavsync.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.caldavsync.server.TestService.Reply;
import org.caldavsync.testkit.Events;
import org.caldavsync.testkit.standin.StandInCalDav;
import org.caldavsync.testkit.standin.StandInCalendar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database takes nothing any more: the last good feed is served, and people are told what to do. */
class DatabaseTroubleTest {
    /** Enough that they need pages the database does not have yet. */
    private static final int MANY = 500;

    @TempDir
    Path directory;

    private StandInCalDav server;
    private StandInCalendar work;
    private TestService service;
    private String goodFeed;

    @BeforeEach
    void syncOnce() {
        server = StandInCalDav.start();
        work = server.newCalendar("work", 3);
        service = TestService.start(directory);
        service.post("/api/sources", TestService.source("Work", server.base(), "work"));
        assertThat(sync().status()).isEqualTo(200);
        goodFeed = service.feed("work").body();
        for (int i = 0; i < MANY; i++) {
            work.put("new-" + i + ".ics", Events.sample(1_000 + i).getBytes(UTF_8));
        }
    }

    @AfterEach
    void stop() {
        service.close();
        server.close();
    }

    @CanIgnoreReturnValue
    private Reply sync() {
        return service.post("/api/sources/1/sync", "");
    }

    private void assertToldAndServed(Reply answer, String advice) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.message()).contains(advice).doesNotContain("SQL", "Exception", directory.toString());
        assertThat(service.feed("work").body()).isEqualTo(goodFeed);
    }

    /** Of the one connection that writes. */
    private void set(String pragma) {
        service.database().run(handle -> handle.execute("PRAGMA " + pragma));
    }

    @Test
    void a_full_disk_ends_the_run_with_advice_and_the_next_one_goes_on() {
        set("max_page_count = 1");

        assertToldAndServed(sync(), "disk is full");

        set("max_page_count = 1000000");
        assertThat(sync().body().path("events").asInt()).isEqualTo(3 + MANY);
        assertThat(service.feed("work").body()).isNotEqualTo(goodFeed);
    }

    @Test
    void a_database_that_another_program_holds_starts_no_run() throws SQLException {
        set("busy_timeout = 50");
        try (Connection other = lock()) {
            assertToldAndServed(sync(), "Another program holds the database");
            assertToldAndServed(
                    service.put("/api/sources/1", "{\"name\": \"Other\"}"), "Another program holds the database");
            assertThat(service.get("/api/sources/1").body().at("/source/name").asText())
                    .isEqualTo("Work");
            other.rollback();
        }

        assertThat(sync().body().path("events").asInt()).isEqualTo(3 + MANY);
    }

    @Test
    void a_database_that_is_taken_away_during_a_run_ends_it_with_advice() throws SQLException {
        set("busy_timeout = 50");
        try (Connection other = DriverManager.getConnection(url())) {
            server.faults(request -> {
                if (request.body().contains("calendar-multiget")) {
                    begin(other);
                }
                return Optional.empty();
            });

            assertToldAndServed(sync(), "Another program holds the database");
        }
    }

    private Connection lock() throws SQLException {
        Connection other = DriverManager.getConnection(url());
        begin(other);
        return other;
    }

    private static void begin(Connection other) {
        try {
            other.setAutoCommit(false);
            try (Statement statement = other.createStatement()) {
                statement.execute("UPDATE sources SET name = 'Held'");
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private String url() {
        return "jdbc:sqlite:" + directory.resolve("data/caldav-sync.db");
    }
}
