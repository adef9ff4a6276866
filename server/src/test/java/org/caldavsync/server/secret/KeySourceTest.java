package org.caldavsync.server.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySourceTest {
    private static final String HEX = "00112233445566778899AABBCCDDEEFF00112233445566778899aabbccddeeff";
    private static final String BASE64 = "ABEiM0RVZneImaq7zN3u/wARIjNEVWZ3iJmqu8zd7v8=";

    @TempDir
    Path directory;

    private final SecureRandom random = new SecureRandom();

    @Test
    void creates_a_key_for_its_owner_only_and_finds_it_again() throws Exception {
        Path data = directory.resolve("data");

        EncryptionKey created = KeySource.in(data).load(random);

        assertThat(KeySource.in(data).load(random).hex()).isEqualTo(created.hex());
        assertThat(permissions(data)).isEqualTo("rwx------");
        assertThat(permissions(data.resolve("secret.key"))).isEqualTo("rw-------");
        assertThat(Files.readString(data.resolve("secret.key"))).matches("[0-9a-f]{64}\n");
        assertThat(data).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void gives_every_process_that_starts_at_once_the_same_key() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var loads = List.of(1, 2, 3, 4, 5, 6, 7, 8).stream()
                    .map(_ -> threads.submit(
                            () -> KeySource.in(directory).load(random).hex()))
                    .toList();

            String first = loads.getFirst().get();
            for (var load : loads) {
                assertThat(load.get()).isEqualTo(first);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {HEX, HEX + "\n", BASE64, " " + BASE64 + "\r\n"})
    void reads_both_ways_to_write_a_key(String text) throws Exception {
        Files.writeString(directory.resolve("secret.key"), text);

        assertThat(KeySource.in(directory).load(random).hex()).isEqualToIgnoringCase(HEX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0011",
                "ABEiM0RVZneImaq7zN3u",
                "zz112233445566778899AABBCCDDEEFF00112233445566778899aabbccddeeff"
            })
    void refuses_a_file_that_holds_no_key_and_leaves_it_alone(String text) throws Exception {
        Path file = Files.writeString(directory.resolve("secret.key"), text);

        assertThatThrownBy(() -> KeySource.in(directory).load(random))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining(file + " holds no key")
                .hasMessageContaining("put that file back");
        assertThat(file).hasContent(text);
    }

    @Test
    void says_what_is_wrong_when_it_cannot_write() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> KeySource.in(file.resolve("data")).load(random))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("cannot be used")
                .hasMessageContaining("or set SECRET_KEY");
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
