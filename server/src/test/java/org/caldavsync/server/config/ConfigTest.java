package org.caldavsync.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.HashMap;
import java.util.Map;
import org.caldavsync.http.Secret;
import org.caldavsync.server.auth.Credentials;
import org.caldavsync.server.dashboard.Frontend;
import org.caldavsync.server.logging.LogFormat;
import org.caldavsync.server.notify.Channel;
import org.caldavsync.server.notify.MailServer;
import org.caldavsync.server.ratelimit.RequestRate;
import org.caldavsync.server.secret.KeySource;
import org.caldavsync.server.web.Forwarding;
import org.caldavsync.server.web.PublicUrl;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTest {
    private static final String HASH =
            "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$iWh06vD8Fy27wf9npn6FXWiCX4K6pW6Ue1Bnzz07Z8A";
    private static final String KEY = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    @TempDir
    Path directory;

    @Test
    void has_a_default_for_everything() {
        Config config = Config.from(Map.of());

        assertThat(config.address().host()).isEqualTo("0.0.0.0");
        assertThat(config.address().port()).isEqualTo(6765);
        assertThat(config.address().publicUrl()).isEqualTo(new PublicUrl.FromRequest());
        assertThat(config.storage().dataDirectory()).isEqualTo(Path.of("./data"));
        assertThat(config.storage().store()).isEqualTo(new Config.Store.File(Path.of("./data/caldav-sync.db")));
        assertThat(config.storage().keySource()).isEqualTo(KeySource.in(Path.of("./data")));
        assertThat(config.credentials()).isEqualTo(new Credentials.None());
        assertThat(config.allowsPrivateNetworks()).isTrue();
        assertThat(config.servesSwaggerUi()).isTrue();
        assertThat(config.history()).isEqualTo(Period.ofDays(30));
        assertThat(config.logFormat()).isEqualTo(LogFormat.TEXT);
        assertThat(config.notes()).singleElement().asString().startsWith("No AUTH_USERNAME is set");
    }

    @Test
    void takes_what_is_set() {
        Config config = Config.from(Map.ofEntries(
                Map.entry("SERVER_HOST", "127.0.0.1"),
                Map.entry("SERVER_PORT", " 8080 "),
                Map.entry("DATA_DIR", "/var/lib/cal"),
                Map.entry("SWAGGER_UI", "FALSE"),
                Map.entry("SECRET_KEY", KEY),
                Map.entry("PUBLIC_URL", "HTTPS://Home.Example:443/cal/"),
                Map.entry("ALLOW_PRIVATE_NETWORKS", "false"),
                Map.entry("HISTORY_DAYS", "7"),
                Map.entry("LOG_FORMAT", "json"),
                Map.entry("HOME", "/root")));

        assertThat(config.address().host()).isEqualTo("127.0.0.1");
        assertThat(config.address().port()).isEqualTo(8080);
        assertThat(config.address().publicUrl()).isEqualTo(new PublicUrl.Fixed("https://home.example", "/cal"));
        assertThat(config.storage().store()).isEqualTo(new Config.Store.File(Path.of("/var/lib/cal/caldav-sync.db")));
        assertThat(config.storage().keySource()).isInstanceOf(KeySource.Given.class);
        assertThat(config.allowsPrivateNetworks()).isFalse();
        assertThat(config.servesSwaggerUi()).isFalse();
        assertThat(config.history()).isEqualTo(Period.ofDays(7));
        assertThat(config.logFormat()).isEqualTo(LogFormat.JSON);
    }

    @Test
    void counts_an_empty_variable_as_unset() {
        Map<String, String> empty = new HashMap<>();
        for (Variable variable : Variable.values()) {
            empty.put(variable.name(), "");
            empty.put(variable.name() + "_FILE", "");
        }

        assertThat(Config.from(empty)).isEqualTo(Config.from(Map.of()));
    }

    @Test
    void lists_every_problem_in_one_message() {
        Map<String, String> environment = Map.of(
                "SERVER_PORT", "70000",
                "AUTH_USERNAME", "a:b",
                "AUTH_PASSWORD", "hunter2",
                "AUTH_PASSWORD_HASH", "hunter3",
                "SECRET_KEY", "hunter4",
                "PUBLIC_URL", "ftp://x",
                "LOG_FORMAT", "xml",
                "METRICS", "no",
                "DATABASE_URL_FILE", "/no/such/file");

        var problems = catchThrowableOfType(ConfigProblems.class, () -> Config.from(environment));

        assertThat(problems).hasMessageStartingWith("The configuration has 9 problems; nothing was started.\n");
        assertThat(problems.problems())
                .containsExactlyInAnyOrder(
                        "DATABASE_URL_FILE names /no/such/file, which is no file this user can read",
                        "METRICS must be true or false",
                        "SERVER_PORT must be a whole number from 0 to 65535",
                        "PUBLIC_URL must begin with http:// or https://",
                        "SECRET_KEY must be 64 hexadecimal digits, or base64 of exactly 32 bytes",
                        "AUTH_USERNAME must not contain a colon: HTTP Basic authentication cannot carry it",
                        "AUTH_PASSWORD_HASH is not an Argon2 hash of the form $argon2id$v=19$m=19456,t=2,p=1$salt$hash"
                                + " (in a compose file every $ is written $$)",
                        "AUTH_PASSWORD and AUTH_PASSWORD_HASH are both set: unset one of them",
                        "LOG_FORMAT must be text or json");
        assertThat(problems).message().doesNotContain("hunter");
    }

    @Test
    void limits_no_client_unless_a_rate_is_set() {
        assertThat(Config.from(Map.of("RATE_LIMIT_BURST", "5")).clients())
                .isEqualTo(new Config.Clients(new RequestRate.Unlimited(), Forwarding.IGNORED));
        assertThat(Config.from(Map.of("RATE_LIMIT_PER_SECOND", "2")).clients().rate())
                .isEqualTo(new RequestRate.PerClient(2, 60));
        assertThat(Config.from(Map.of(
                                "RATE_LIMIT_PER_SECOND", " 0.5 ",
                                "RATE_LIMIT_BURST", "7",
                                "RATE_LIMIT_TRUST_PROXY", "true"))
                        .clients())
                .isEqualTo(new Config.Clients(new RequestRate.PerClient(0.5, 7), Forwarding.BELIEVED));
    }

    @ParameterizedTest
    @CsvSource({
        "RATE_LIMIT_PER_SECOND, 0", "RATE_LIMIT_PER_SECOND, -1", "RATE_LIMIT_PER_SECOND, 1e3",
        "RATE_LIMIT_PER_SECOND, NaN", "RATE_LIMIT_PER_SECOND, many", "RATE_LIMIT_BURST, 0",
        "RATE_LIMIT_BURST, 1.5", "RATE_LIMIT_TRUST_PROXY, perhaps"
    })
    void refuses_a_rate_that_is_none(String name, String value) {
        assertThatThrownBy(() -> Config.from(Map.of(name, value)))
                .isInstanceOf(ConfigProblems.class)
                .hasMessageContaining(name + " must be");
    }

    @Test
    void takes_a_postgresql_database() {
        Config config = Config.from(Map.of("DATABASE_URL", "postgresql://cal:s%40crit@db.example.org/sync"));

        assertThat(config.storage().store())
                .isInstanceOfSatisfying(
                        Config.Store.Server.class,
                        server -> assertThat(server.address())
                                .hasToString("PostgresAddress[host=db.example.org, port=5432, database=sync, user=cal,"
                                        + " password=***, options={}]"));
    }

    @Test
    void takes_one_database_only() {
        assertThatThrownBy(() -> Config.from(Map.of("DATABASE_URL", "postgresql://u:p@h/db", "DB_PATH", "/data/a.db")))
                .isInstanceOf(ConfigProblems.class)
                .hasMessageContaining("DATABASE_URL and DB_PATH are both set: unset one of them");
    }

    @Test
    void notes_what_it_ignores() {
        Config config = Config.from(Map.of("SERVER_PROXY_URL", "http://localhost:6766", "PORT", "nonsense"));

        assertThat(config.notes()).first().asString().startsWith("SERVER_PROXY_URL is ignored");
        assertThat(config.frontend()).isEqualTo(new Frontend.Packed());
    }

    @Test
    void takes_the_dashboard_from_the_ui_development_server_under_make_dev() {
        assertThat(Config.forDevelopment(Map.of()).frontend()).isEqualTo(developed("http://localhost:6766"));
        assertThat(Config.forDevelopment(Map.of("PORT", "7000")).frontend())
                .isEqualTo(developed("http://localhost:7000"));
        assertThat(Config.forDevelopment(Map.of("SERVER_PROXY_URL", "http://ui.test:1"))
                        .frontend())
                .isEqualTo(developed("http://ui.test:1"));
        assertThatThrownBy(() -> Config.forDevelopment(Map.of("SERVER_PROXY_URL", "ftp:x", "PORT", "0")))
                .hasMessageContaining("SERVER_PROXY_URL")
                .hasMessageContaining("PORT must be");
    }

    private static Frontend developed(String server) {
        return new Frontend.Developed(URI.create(server));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "home.example",
                "//home.example",
                "http://",
                "http://u:p@home.example",
                "http://h/?q",
                "http://h/#f",
                "http://h/../x",
                "not a url"
            })
    void refuses_a_public_url_that_cannot_be_one(String url) {
        assertThatThrownBy(() -> Config.from(Map.of("PUBLIC_URL", url)))
                .isInstanceOf(ConfigProblems.class)
                .hasMessageContaining("PUBLIC_URL");
    }

    @Nested
    class Files_named_by_variables {
        @Test
        void hold_the_value_without_its_line_end() throws Exception {
            Path file = Files.writeString(directory.resolve("password"), " pass word \n");

            Config config = Config.from(Map.of("AUTH_USERNAME", "anna", "AUTH_PASSWORD_FILE", file.toString()));

            assertThat(config.credentials()).isEqualTo(new Credentials.Plain("anna", Secret.of(" pass word ")));
        }

        @Test
        void exclude_the_variable_itself() throws Exception {
            Path file = Files.writeString(directory.resolve("port"), "1");

            assertThatThrownBy(() -> Config.from(Map.of("SERVER_PORT", "1", "SERVER_PORT_FILE", file.toString())))
                    .hasMessageContaining("SERVER_PORT is set twice: unset it or SERVER_PORT_FILE");
        }

        @Test
        void must_be_readable_and_hold_something_small() throws Exception {
            Path empty = Files.writeString(directory.resolve("empty"), "\n");
            Path large = Files.writeString(directory.resolve("large"), "x".repeat(70_000));

            assertThatThrownBy(() -> Config.from(Map.of(
                            "SERVER_HOST_FILE", empty.toString(),
                            "SERVER_PORT_FILE", large.toString(),
                            "DATA_DIR_FILE", directory.toString(),
                            "LOG_FORMAT_FILE", "\0")))
                    .hasMessageContaining("SERVER_HOST_FILE names " + empty + ", which is empty")
                    .hasMessageContaining("SERVER_PORT_FILE names " + large + ", which is too large")
                    .hasMessageContaining("DATA_DIR_FILE names " + directory + ", which is no file")
                    .hasMessageContaining("LOG_FORMAT_FILE names");
        }
    }

    @Nested
    class Authentication {
        @Test
        void takes_a_plain_password() {
            Config config = Config.from(Map.of("AUTH_USERNAME", "anna", "AUTH_PASSWORD", "hunter2"));

            assertThat(config.credentials()).isEqualTo(new Credentials.Plain("anna", Secret.of("hunter2")));
            assertThat(config.toString()).doesNotContain("hunter2");
        }

        @Test
        void takes_a_hashed_password() {
            Config config = Config.from(Map.of("AUTH_USERNAME", "anna", "AUTH_PASSWORD_HASH", HASH));

            assertThat(config.credentials()).isInstanceOf(Credentials.Hashed.class);
            assertThat(config.toString()).doesNotContain("$argon2");
        }

        @Test
        void needs_a_password_with_the_user_name_and_a_user_name_with_the_password() {
            assertProblem(Map.of("AUTH_USERNAME", "anna"), "AUTH_USERNAME is set without a password");
            assertProblem(Map.of("AUTH_PASSWORD", "x"), "AUTH_PASSWORD is set without a user name");
            assertProblem(Map.of("AUTH_PASSWORD_HASH", HASH), "AUTH_PASSWORD_HASH is set without a user name");
            assertProblem(
                    Map.of("AUTH_USERNAME", "anna", "AUTH_PASSWORD", "x", "AUTH_PASSWORD_HASH", HASH),
                    "AUTH_PASSWORD and AUTH_PASSWORD_HASH are both set");
        }

        @Test
        void refuses_a_hash_that_needs_too_much_memory() {
            assertProblem(
                    Map.of("AUTH_USERNAME", "anna", "AUTH_PASSWORD_HASH", HASH.replace("m=64", "m=65537")),
                    "AUTH_PASSWORD_HASH asks for 65537 KiB of memory (m); the limit is 65536");
        }

        private void assertProblem(Map<String, String> environment, String problem) {
            assertThatThrownBy(() -> Config.from(environment))
                    .isInstanceOf(ConfigProblems.class)
                    .hasMessageContaining(problem);
        }
    }

    @Test
    void mail_needs_to_be_whole() {
        Map<String, String> environment = Map.of(
                "NOTIFY_MAIL_TO", "anna@example.org,,bob",
                "NOTIFY_SMTP_SECURITY", "none",
                "NOTIFY_SMTP_USERNAME", "alice",
                "NOTIFY_SMTP_PORT", "0",
                "NOTIFY_SMTP_CA", "a certificate",
                "NOTIFY_STALE_AFTER", "1");

        var problems = catchThrowableOfType(ConfigProblems.class, () -> Config.from(environment));

        assertThat(problems.problems())
                .containsExactlyInAnyOrder(
                        "NOTIFY_MAIL_TO must be an address such as anna@example.org, without a name beside it",
                        "NOTIFY_SMTP_PORT must be a whole number from 1 to 65535",
                        "NOTIFY_SMTP_CA holds no readable PEM certificate",
                        "NOTIFY_SMTP_PASSWORD is needed too, with NOTIFY_SMTP_USERNAME",
                        "NOTIFY_MAIL_FROM is needed too, with NOTIFY_MAIL_TO",
                        "NOTIFY_SMTP_HOST is needed too, with NOTIFY_MAIL_TO",
                        "NOTIFY_STALE_AFTER must be a whole number from 2 to 1000");
    }

    @Test
    void no_password_goes_to_a_mail_server_in_clear() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "NOTIFY_MAIL_TO", "anna@example.org",
                "NOTIFY_MAIL_FROM", "calendar@example.org",
                "NOTIFY_SMTP_HOST", "mail.example.org",
                "NOTIFY_SMTP_USERNAME", "alice",
                "NOTIFY_SMTP_PASSWORD", "hunter2"));
        assertThat(Config.from(environment).notifications().channels())
                .singleElement()
                .isInstanceOfSatisfying(Channel.Mail.class, mail -> {
                    assertThat(mail.server().security()).isEqualTo(MailServer.Security.STARTTLS);
                    assertThat(mail.server().place()).isEqualTo(new MailServer.Place("mail.example.org", 587));
                });
        environment.put("NOTIFY_SMTP_SECURITY", "none");

        var problems = catchThrowableOfType(ConfigProblems.class, () -> Config.from(environment));

        assertThat(problems.problems()).singleElement().asString().contains("would be sent in clear");
        assertThat(problems).hasMessageNotContaining("hunter2");
    }
}
