package org.caldavsync.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.caldavsync.server.TestService;
import org.caldavsync.testkit.ServiceProcess;
import org.caldavsync.testkit.ServiceProcess.Launch;
import org.caldavsync.testkit.standin.StandInCalDav;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as a person calls them: exit statuses, what is printed where, what is left on the disk. */
@Tag("real")
class CommandsTest {
    @TempDir
    Path directory;

    private Map<String, String> environment(String... more) {
        Map<String, String> environment = new HashMap<>();
        environment.put("DATA_DIR", data().toString());
        for (int i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        return environment;
    }

    private Path data() {
        return directory.resolve("data");
    }

    private CommandRun call(String... arguments) throws IOException, InterruptedException {
        return CommandRun.of(environment(), "", arguments);
    }

    private ServiceProcess service(Map<String, String> environment) {
        return ServiceProcess.start(Launch.of("org.caldavsync.server.Main", environment)
                .with("-Xmx128m", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    }

    private static HttpResponse<String> send(ServiceProcess service, String method, String path, String body)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(service.uri(path))
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    /** A service that ran once and holds a source. */
    private void withOneSource() throws IOException, InterruptedException {
        try (StandInCalDav server = StandInCalDav.start();
                ServiceProcess service = service(environment())) {
            server.newCalendar("work", 3);
            assertThat(send(service, "POST", "/api/sources", TestService.source("Work", server.base(), "work"))
                            .statusCode())
                    .isEqualTo(201);
            assertThat(send(service, "POST", "/api/sources/1/sync", "").statusCode())
                    .isEqualTo(200);
            service.stop();
        }
    }

    @Test
    void help_names_every_command_and_an_unknown_one_gets_it_too() throws Exception {
        CommandRun help = call("--help");
        assertThat(help.status()).isZero();
        assertThat(help.out()).contains("check", "backup FILE", "hash-password");
        assertThat(help.err()).isEmpty();

        CommandRun unknown = call("restore");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.out()).isEmpty();
        assertThat(unknown.err()).contains("no command restore").contains("backup FILE");

        assertThat(call("--version").out()).matches("\\d+\\.\\d+\\.\\d+\n");
        assertThat(data()).doesNotExist();
    }

    @Test
    void a_hashed_password_opens_the_door() throws Exception {
        CommandRun hashed = CommandRun.of(environment(), "grün & secret\n", "hash-password");
        assertThat(hashed.status()).as(hashed.err()).isZero();
        assertThat(hashed.out()).startsWith("$argon2id$v=19$").doesNotContain("secret");

        Map<String, String> guarded = environment(
                "AUTH_USERNAME", "admin", "AUTH_PASSWORD_HASH", hashed.out().strip());
        try (ServiceProcess service = service(guarded);
                HttpClient client = HttpClient.newHttpClient()) {
            String basic = Base64.getEncoder().encodeToString("admin:grün & secret".getBytes(UTF_8));
            HttpRequest request = HttpRequest.newBuilder(service.uri("/api/sources"))
                    .header("Authorization", "Basic " + basic)
                    .build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(send(service, "GET", "/api/sources", "").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void an_empty_password_is_not_hashed() throws Exception {
        CommandRun hashed = call("hash-password");

        assertThat(hashed.status()).isEqualTo(1);
        assertThat(hashed.out()).isEmpty();
        assertThat(hashed.err()).contains("none was given");
    }

    @Test
    void check_lists_every_mistake_of_the_configuration() throws Exception {
        CommandRun check = CommandRun.of(environment("LOG_FORMAT", "xml", "HISTORY_DAYS", "never"), "", "check");

        assertThat(check.status()).isEqualTo(2);
        assertThat(check.err()).contains("LOG_FORMAT", "HISTORY_DAYS");
    }

    @Test
    void check_of_a_new_set_up_creates_nothing() throws Exception {
        CommandRun check = call("check");

        assertThat(check.status()).as(check.out()).isZero();
        assertThat(check.out()).contains("the first start creates it", "All is well");
        assertThat(data()).doesNotExist();
    }

    @Test
    void check_finds_a_key_that_does_not_open_and_a_damaged_database() throws Exception {
        withOneSource();
        assertThat(call("check")).satisfies(check -> {
            assertThat(check.status()).as(check.out()).isZero();
            assertThat(check.out()).contains("1 sources, 0 destinations", "opens every stored password");
        });

        CommandRun otherKey = CommandRun.of(environment("SECRET_KEY", "ab".repeat(32)), "", "check");
        assertThat(otherKey.status()).isEqualTo(1);
        assertThat(otherKey.out()).contains("does not open with this key");

        Path database = data().resolve("caldav-sync.db");
        byte[] content = Files.readAllBytes(database);
        Arrays.fill(content, 4096 * 3, content.length, (byte) 'x');
        Files.write(database, content);
        CommandRun damaged = call("check");
        assertThat(damaged.status()).isEqualTo(1);
        assertThat(damaged.out()).contains("damaged").contains("backup");

        Files.delete(data().resolve("secret.key"));
        assertThat(call("check").status()).isEqualTo(1);
        assertThat(data().resolve("secret.key")).doesNotExist();
    }

    @Test
    void a_backup_made_while_the_service_runs_is_whole_private_and_can_be_started_from() throws Exception {
        Path copy = directory.resolve("copy.db");
        try (StandInCalDav server = StandInCalDav.start();
                ServiceProcess service = service(environment())) {
            server.newCalendar("work", 3);
            assertThat(send(service, "POST", "/api/sources", TestService.source("Work", server.base(), "work"))
                            .statusCode())
                    .isEqualTo(201);
            assertThat(send(service, "POST", "/api/sources/1/sync", "").statusCode())
                    .isEqualTo(200);
            CommandRun backup = call("backup", copy.toString());
            assertThat(backup.status()).as(backup.err()).isZero();
            assertThat(backup.err()).contains("secret.key");
            String feed = send(service, "GET", "/ics/work", "").body();

            Path restored = Files.createDirectory(directory.resolve("restored"));
            Files.copy(copy, restored.resolve("caldav-sync.db"));
            Files.copy(data().resolve("secret.key"), restored.resolve("secret.key"));
            try (ServiceProcess second = service(environment("DATA_DIR", restored.toString()))) {
                assertThat(send(second, "GET", "/ics/work", "").body()).isEqualTo(feed);
                assertThat(send(second, "POST", "/api/sources/1/sync", "").statusCode())
                        .isEqualTo(200);
            }
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rw-------");
        assertThat(directory.resolve("copy.db.partial")).doesNotExist();
    }

    @Test
    void a_backup_never_replaces_a_file_and_needs_a_database() throws Exception {
        Path copy = Files.writeString(directory.resolve("copy.db"), "precious");

        assertThat(call("backup", copy.toString()).status()).isEqualTo(1);
        assertThat(copy).hasContent("precious");
        CommandRun none = call("backup", directory.resolve("new.db").toString());
        assertThat(none.status()).isEqualTo(1);
        assertThat(none.err()).contains("There is no database at");
        assertThat(directory.resolve("new.db")).doesNotExist();
        assertThat(call("backup").status()).isEqualTo(2);
    }

    @Test
    void an_export_with_secrets_is_private_and_starts_another_service() throws Exception {
        Path export = directory.resolve("export.json");
        Map<String, String> second =
                environment("DATA_DIR", directory.resolve("second").toString());
        withOneSource();

        CommandRun weak = CommandRun.of(environment(), "short\n", "export", export.toString(), "--secrets");
        assertThat(weak.status()).isEqualTo(1);
        assertThat(export).doesNotExist();
        CommandRun exported =
                CommandRun.of(environment(), "correct horse battery\n", "export", export.toString(), "--secrets");
        assertThat(exported.status()).as(exported.err()).isZero();
        assertThat(exported.out()).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(export)))
                .isEqualTo("rw-------");

        CommandRun wrong = CommandRun.of(second, "correct horse cart\n", "import", export.toString());
        assertThat(wrong.status()).isEqualTo(1);
        assertThat(wrong.err()).contains("do not open with this passphrase");
        CommandRun imported = CommandRun.of(second, "correct horse battery\n", "import", export.toString());
        assertThat(imported.status()).as(imported.err()).isZero();
        assertThat(imported.err()).contains("1 sources and 0 destinations were imported");
        assertThat(CommandRun.of(second, "", "check").out()).contains("opens every stored password");
        assertThat(CommandRun.of(second, "correct horse battery\n", "import", export.toString())
                        .err())
                .contains("already");
    }

    @Test
    void an_export_without_secrets_is_what_standard_output_holds() throws Exception {
        assertThat(call("export").err()).contains("There is no database at");
        assertThat(data()).doesNotExist();
        withOneSource();

        CommandRun exported = call("export");

        assertThat(exported.status()).as(exported.err()).isZero();
        assertThat(exported.out()).startsWith("{\"format\"").endsWith("}\n").doesNotContain("\"password\"");
        assertThat(call("import", directory.resolve("nothing").toString()).status())
                .isEqualTo(1);
    }

    @Test
    void the_key_is_rotated_in_its_file_or_to_one_that_is_named() throws Exception {
        withOneSource();
        String former = Files.readString(data().resolve("secret.key")).strip();
        Path other = Files.createDirectory(directory.resolve("other"));
        Files.copy(data().resolve("caldav-sync.db"), other.resolve("caldav-sync.db"));

        CommandRun inFile = call("rotate-secret");
        assertThat(inFile.status()).as(inFile.err()).isZero();
        assertThat(inFile.err()).contains("1 passwords are sealed with the new key", "Back up the key file");
        assertThat(Files.readString(data().resolve("secret.key")).strip()).isNotEqualTo(former);
        assertThat(call("check").status()).isZero();

        String next = "cd".repeat(32);
        Map<String, String> given = environment("DATA_DIR", other.toString(), "SECRET_KEY", former);
        CommandRun named = CommandRun.of(given, next + "\n", "rotate-secret");
        assertThat(named.status()).as(named.err()).isZero();
        assertThat(CommandRun.of(given, "", "check").status()).isEqualTo(1);
        assertThat(CommandRun.of(environment("DATA_DIR", other.toString(), "SECRET_KEY", next), "", "check")
                        .status())
                .isZero();
    }

    @Test
    void the_key_is_not_rotated_while_the_service_runs() throws Exception {
        try (ServiceProcess service = service(environment())) {
            Map<String, String> same = environment(
                    "SERVER_HOST",
                    "127.0.0.1",
                    "SERVER_PORT",
                    String.valueOf(service.uri("/").getPort()));

            CommandRun rotation = CommandRun.of(same, "", "rotate-secret");

            assertThat(rotation.status()).isEqualTo(1);
            assertThat(rotation.err()).contains("Stop it first");
        }
    }
}
