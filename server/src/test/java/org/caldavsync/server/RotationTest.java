package org.caldavsync.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.caldavsync.http.Secret;
import org.caldavsync.server.adoption.EarlierDatabase;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.secret.KeySource;
import org.caldavsync.server.secret.Rotation;
import org.caldavsync.server.secret.Rotation.Unreadable;
import org.caldavsync.server.secret.SealBrokenException;
import org.caldavsync.server.secret.SecretBox;
import org.caldavsync.server.secret.Vault;
import org.caldavsync.server.secret.WrongKeyException;
import org.caldavsync.server.subject.SealedRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rotation of the key, on a database that the service has filled. */
class RotationTest {
    private static final URI NOWHERE = URI.create("http://127.0.0.1:9/dav/");
    private static final int SECRETS = 7;

    @TempDir
    Path directory;

    private final SecureRandom random = new SecureRandom();

    @Test
    void seals_every_secret_with_a_new_key_and_puts_it_into_the_file() throws Exception {
        fill();
        String before = Files.readString(keyFile());

        Rotation.Report report = inDatabase(vault -> Rotation.of(keys(), vault, Unreadable.STOP, random));

        assertThat(report).isEqualTo(new Rotation.Report(SECRETS, 0));
        assertThat(Files.readString(keyFile())).matches("[0-9a-f]{64}\n").isNotEqualTo(before);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile())))
                .isEqualTo("rw-------");
        assertThat(nextFile()).doesNotExist();
        assertThat(openedWith(keys())).hasSize(SECRETS).containsOnly("secret", "link secret");
    }

    /** Before or after the row is written, at every row, and again at the next ones. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void killed_at_any_row_leaves_each_readable_and_goes_on(boolean written) {
        fill();
        for (int row = 1; row <= SECRETS; row++) {
            int killed = row;
            assertThatThrownBy(() -> inDatabase(
                            vault -> Rotation.of(keys(), new Dying(vault, killed, written), Unreadable.STOP, random)))
                    .isInstanceOf(Killed.class);

            assertThat(readableWithEither()).isEqualTo(SECRETS);
            Rotation.Report rest = inDatabase(vault -> Rotation.of(keys(), vault, Unreadable.STOP, random));
            assertThat(rest.sealed()).isEqualTo(SECRETS - (written ? killed : killed - 1));
            assertThat(openedWith(keys())).hasSize(SECRETS).containsOnly("secret", "link secret");
        }
    }

    @Test
    void is_finished_by_the_next_start_where_it_was_killed() {
        fill();
        assertThatThrownBy(() ->
                        inDatabase(vault -> Rotation.of(keys(), new Dying(vault, 3, true), Unreadable.STOP, random)))
                .isInstanceOf(Killed.class);
        assertThat(nextFile()).exists();

        try (TestService service = TestService.start(directory)) {
            assertThat(service.get("/api/health").status()).isEqualTo(200);
        }

        assertThat(nextFile()).doesNotExist();
        assertThat(openedWith(keys())).hasSize(SECRETS);
    }

    @Test
    void goes_to_a_key_of_the_operator_where_the_environment_holds_it() {
        fill();
        SecretBox former = box(keys());
        SecretBox next = box(KeySource.in(directory.resolve("other")));

        Rotation.Report report = inDatabase(vault -> Rotation.between(former, next, vault, Unreadable.STOP));

        assertThat(report.sealed()).isEqualTo(SECRETS);
        assertThat(openedWith(KeySource.in(directory.resolve("other")))).hasSize(SECRETS);
    }

    @Test
    void stops_at_a_secret_that_opens_with_neither_key_unless_told_to_forget_it() {
        fill();
        SecretBox stranger = box(KeySource.in(directory.resolve("stranger")));
        inDatabase(vault -> {
            SecretBox.Place place = new SecretBox.Place("sources", 2, "password");
            List<byte[]> sealed = new ArrayList<>();
            vault.each((found, octets) -> {
                if (found.equals(place)) {
                    sealed.add(octets);
                }
            });
            return vault.replace(place, sealed.getFirst(), stranger.seal(Secret.of("x"), place));
        });

        assertThatThrownBy(() -> inDatabase(vault -> Rotation.of(keys(), vault, Unreadable.STOP, random)))
                .isInstanceOf(SealBrokenException.class);
        assertThatThrownBy(() -> TestService.start(directory).close()).isInstanceOf(WrongKeyException.class);
        Rotation.Report report = inDatabase(vault -> Rotation.of(keys(), vault, Unreadable.FORGET, random));

        assertThat(report.forgotten()).isEqualTo(1);
        assertThat(openedWith(keys())).hasSize(SECRETS).containsOnlyOnce("");
        try (TestService service = TestService.start(directory)) {
            assertThat(service.get("/api/sources/2").status()).isEqualTo(200);
        }
    }

    @Test
    void is_needed_where_the_key_is_another_one() throws Exception {
        fill();
        Files.delete(keyFile());

        assertThatThrownBy(() -> TestService.start(directory).close())
                .isInstanceOf(WrongKeyException.class)
                .hasMessageContaining("nothing was changed")
                .hasMessageContaining("rotate-secret");
    }

    @Test
    void keeps_database_and_key_from_other_users() throws Exception {
        fill();
        try (var files = Files.list(directory.resolve("data"))) {
            assertThat(files.filter(Files::isRegularFile).toList())
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    /** Three sources, two destinations, all with a password, the destinations with one for their link too. */
    private void fill() {
        try (TestService service = TestService.start(directory)) {
            for (int i = 1; i <= 3; i++) {
                assertThat(service.post("/api/sources", TestService.source("S" + i, NOWHERE, "s" + i))
                                .status())
                        .isEqualTo(201);
            }
            for (int i = 1; i <= 2; i++) {
                String body = TestService.destination("D" + i, "http://127.0.0.1:9/" + i + ".ics", NOWHERE, "c" + i);
                String link = "\"ics_username\": \"bob\", \"ics_password\": \"link secret\"";
                assertThat(service.post("/api/destinations", TestService.with(body, link))
                                .status())
                        .isEqualTo(201);
            }
        }
    }

    private Path keyFile() {
        return directory.resolve("data/secret.key");
    }

    private Path nextFile() {
        return directory.resolve("data/secret.key.next");
    }

    private KeySource keys() {
        return KeySource.in(directory.resolve("data"));
    }

    private SecretBox box(KeySource keys) {
        return new SecretBox(keys.load(random), random);
    }

    private interface Work<T> {
        T in(Vault vault);
    }

    private <T> T inDatabase(Work<T> work) {
        try (Database database = EarlierDatabase.open(directory.resolve("data/caldav-sync.db"), box(keys()))) {
            return work.in(new SealedRows(database));
        }
    }

    private List<String> openedWith(KeySource source) {
        SecretBox secrets = box(source);
        return inDatabase(vault -> {
            List<String> opened = new ArrayList<>();
            vault.each((place, octets) -> opened.add(secrets.open(octets, place).reveal()));
            return opened;
        });
    }

    private int readableWithEither() {
        SecretBox former = box(keys());
        SecretBox next = new SecretBox(keys().next().orElseThrow(), random);
        return inDatabase(vault -> {
            int[] readable = {0};
            vault.each(
                    (place, octets) -> readable[0] += former.opens(octets, place) || next.opens(octets, place) ? 1 : 0);
            return readable[0];
        });
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The real rows, until the process would be gone. */
    private static final class Dying implements Vault {
        private final Vault rows;
        private final boolean written;
        private int left;

        Dying(Vault rows, int at, boolean written) {
            this.rows = rows;
            this.left = at;
            this.written = written;
        }

        @Override
        public void each(BiConsumer<SecretBox.Place, byte[]> visitor) {
            rows.each(visitor);
        }

        @Override
        public boolean replace(SecretBox.Place place, byte[] before, byte[] after) {
            left--;
            boolean replaced = (left > 0 || written) && rows.replace(place, before, after);
            if (left == 0) {
                throw new Killed();
            }
            return replaced;
        }
    }
}
