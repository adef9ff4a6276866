package org.caldavsync.server.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.caldavsync.http.Secret;
import org.caldavsync.server.secret.SecretBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManySourcesTest {
    private static final String PASSPHRASE = "correct horse battery";

    @TempDir
    Path directory;

    @Test
    void writes_what_an_import_takes_for_whole() throws Exception {
        String one = """
                {"format": "f", "version": 1, "tables": {
                    "sources": [{"id": 1, "feed_stamp": "1|[1]|", "password": ""}],
                    "feed_paths": [{"source_id": 1, "path": "one"}]}}""";
        Path file = directory.resolve("many.json");

        new ManySources(one, PASSPHRASE).write(file, 3);

        JsonNode document = new ObjectMapper().readTree(file.toFile());
        assertThat(document.path("tables").path("sources").findValuesAsText("id"))
                .containsExactly("1", "2", "3");
        assertThat(document.path("tables").path("feed_paths").findValuesAsText("path"))
                .containsExactly("source-1", "source-2", "source-3");
        Passphrase salted = new Passphrase(document.path("secrets").path("salt").asText());
        SecretBox box = salted.box(Secret.of(PASSPHRASE), new SecureRandom());
        try (DocumentSeal.Reading octets = new DocumentSeal.Reading(Files.newInputStream(file))) {
            assertThat(octets.readAllBytes()).isNotEmpty();
            assertThat(octets.isWhole(box)).isTrue();
        }
    }
}
