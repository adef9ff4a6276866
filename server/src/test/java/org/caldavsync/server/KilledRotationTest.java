package org.caldavsync.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.caldavsync.http.Secret;
import org.caldavsync.server.db.PostgresAddress;
import org.caldavsync.server.db.PostgresDatabase;
import org.caldavsync.server.db.SqliteDatabase;
import org.caldavsync.server.secret.EncryptionKey;
import org.caldavsync.server.secret.KeySource;
import org.caldavsync.server.secret.SecretBox;
import org.caldavsync.server.subject.SealedRows;
import org.caldavsync.testkit.Ports;
import org.caldavsync.testkit.PostgresServer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rotate-secret}, the real process, ended by {@code kill -9} at random moments. */
@Tag("real")
class KilledRotationTest {
    private static final int SOURCES = 1_500;
    private static final int ROUNDS = 8;
    private static final String FORMER = "ab".repeat(32);
    private static final String NEXT = "cd".repeat(32);

    @TempDir
    Path directory;

    private final SecureRandom secure = new SecureRandom();
    private final Random random = new Random(20261128);

    /** Empty: the file in the data directory. */
    private Optional<String> url = Optional.empty();

    /** How many secrets open with the one key and with the other, when each must with one of them. */
    private record Opened(int former, int next) {
        boolean mixed() {
            return former > 0 && next > 0;
        }
    }

    @Test
    void every_secret_opens_with_the_key_or_the_next_one_and_the_rotation_ends() throws Exception {
        fill(Optional.empty());
        List<Opened> seen = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            rotateAndKill(Optional.empty());
            SecretBox present = box(keys().load(secure));
            seen.add(keys().next().map(next -> opened(present, box(next))).orElseGet(() -> opened(present, present)));
            if (round == ROUNDS / 2) {
                // A start of the service goes on as well.
                TestService.start(directory).close();
                assertThat(keys().next()).isEmpty();
            }
        }
        assertThat(seen).as("killed in the middle").anyMatch(Opened::mixed);

        String before = Files.readString(directory.resolve("data/secret.key"));
        assertThat(rotate(Optional.empty()).waitFor()).isZero();
        assertThat(keys().next()).isEmpty();
        assertThat(Files.readString(directory.resolve("data/secret.key"))).isNotEqualTo(before);
        SecretBox present = box(keys().load(secure));
        assertThat(opened(present, present).former()).isEqualTo(SOURCES);
    }

    @Test
    void with_keys_of_the_operator_the_same_call_goes_on() throws Exception {
        killedBetweenKeysOfTheOperator();
    }

    @Test
    void on_postgresql_the_same_call_goes_on() throws Exception {
        try (PostgresServer postgres = PostgresServer.start()) {
            postgres.create("rotated", "template1");
            url = Optional.of(postgres.url("rotated"));
            killedBetweenKeysOfTheOperator();
        }
    }

    private void killedBetweenKeysOfTheOperator() throws Exception {
        fill(Optional.of(FORMER));
        List<Opened> seen = new ArrayList<>();
        for (int round = 0; round < ROUNDS / 2; round++) {
            rotateAndKill(Optional.of(NEXT));
            seen.add(opened(key(FORMER), key(NEXT)));
        }
        assertThat(seen).as("killed in the middle").anyMatch(Opened::mixed);

        assertThat(rotate(Optional.of(NEXT)).waitFor()).isZero();
        assertThat(opened(key(FORMER), key(NEXT))).isEqualTo(new Opened(0, SOURCES));
    }

    private void fill(Optional<String> key) {
        Map<String, String> environment = new HashMap<>();
        key.ifPresent(text -> environment.put("SECRET_KEY", text));
        url.ifPresent(address -> environment.put("DATABASE_URL", address));
        try (TestService service = TestService.start(directory, environment, Clock.systemUTC())) {
            URI nowhere = URI.create("http://127.0.0.1:9/dav/");
            for (int i = 0; i < SOURCES; i++) {
                assertThat(service.post("/api/sources", TestService.source("S" + i, nowhere, "s" + i))
                                .status())
                        .isEqualTo(201);
            }
        }
    }

    /** Ends it some time after it has begun; it may be over by then, or not have come to a row. */
    private void rotateAndKill(Optional<String> next) throws IOException, InterruptedException {
        Process rotation = rotate(next);
        while (rotation.isAlive() && !hasBegun(next)) {
            var _ = rotation.waitFor(5, TimeUnit.MILLISECONDS);
        }
        var _ = rotation.waitFor(random.nextInt(400), TimeUnit.MILLISECONDS);
        rotation.destroyForcibly();
        assertThat(rotation.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    private boolean hasBegun(Optional<String> next) {
        return next.isPresent()
                ? opened(key(FORMER), key(NEXT)).next() > 0
                : keys().next().isPresent();
    }

    private Process rotate(Optional<String> next) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.caldavsync.server.Main",
                        "rotate-secret")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("output").toFile()));
        builder.environment().keySet().retainAll(List.of("PATH", "HOME"));
        builder.environment().put("DATA_DIR", directory.resolve("data").toString());
        builder.environment().put("SERVER_HOST", "127.0.0.1");
        builder.environment().put("SERVER_PORT", String.valueOf(Ports.free()));
        next.ifPresent(_ -> builder.environment().put("SECRET_KEY", FORMER));
        url.ifPresent(address -> builder.environment().put("DATABASE_URL", address));
        Process process = builder.start();
        try (Writer input = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.US_ASCII)) {
            input.write(next.map(key -> key + "\n").orElse(""));
        }
        return process;
    }

    /** Fails where one opens with neither, or is another one. */
    private Opened opened(SecretBox former, SecretBox next) {
        int[] count = new int[2];
        try (Handle handle = Jdbi.open(connection())) {
            SealedRows.each(handle, (place, octets) -> {
                SecretBox opener = former.opens(octets, place) ? former : next;
                assertThat(opener.open(octets, place)).isEqualTo(Secret.of("secret"));
                count[opener == former ? 0 : 1]++;
            });
        }
        assertThat(count[0] + count[1]).isEqualTo(SOURCES);
        return new Opened(count[0], count[1]);
    }

    private Connection connection() {
        return url.map(address -> PostgresDatabase.readOnly(PostgresAddress.parse(address)))
                .orElseGet(() -> SqliteDatabase.readOnly(directory.resolve("data/caldav-sync.db")));
    }

    private KeySource keys() {
        return KeySource.in(directory.resolve("data"));
    }

    private SecretBox key(String hex) {
        return box(EncryptionKey.parse(hex).orElseThrow());
    }

    private SecretBox box(EncryptionKey key) {
        return new SecretBox(key, secure);
    }
}
