package org.caldavsync.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of threats names no test that is not there, and no answer without one. */
class ThreatsTest {
    private static final Path ROOT = Files.exists(Path.of("docs")) ? Path.of("") : Path.of("..");
    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z]+Test)(?:\\.([a-z_0-9]+))?`");

    @Test
    void every_answer_is_held_by_a_test_that_exists() throws IOException {
        Map<String, String> tests = tests();
        List<String> answers = Files.readAllLines(ROOT.resolve("docs/threats.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| Threat"))
                .toList();

        assertThat(answers).hasSizeGreaterThan(20).allSatisfy(answer -> {
            String heldBy = answer.substring(answer.lastIndexOf('|', answer.length() - 2));
            List<MatchResult> named = NAMED.matcher(heldBy).results().toList();
            assertThat(named).isNotEmpty();
            for (MatchResult test : named) {
                assertThat(tests).containsKey(test.group(1));
                if (test.group(2) != null) {
                    assertThat(tests.get(test.group(1))).contains("void " + test.group(2) + "(");
                }
            }
        });
    }

    /** The source of every test class, by its name. */
    private static Map<String, String> tests() throws IOException {
        Map<String, String> tests = new HashMap<>();
        for (String module : List.of("server", "caldav")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module + "/src/test"))) {
                files.filter(file -> file.toString().endsWith("Test.java"))
                        .forEach(file -> tests.merge(
                                file.getFileName().toString().replace(".java", ""), text(file), String::concat));
            }
        }
        return tests;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
