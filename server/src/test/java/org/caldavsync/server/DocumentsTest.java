package org.caldavsync.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caldavsync.server.config.Variable;
import org.junit.jupiter.api.Test;

/** What {@code docs} quotes from the sources is there, and what they link to. */
class DocumentsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path DOCS = ROOT.resolve("docs");
    private static final List<String> SOURCES =
            List.of("server/src/main", "caldav/src/main", "icalendar/src/main", "deploy/image");

    /** A text that goes on in the next line, as it is written in Java. */
    private static final Pattern GOES_ON = Pattern.compile("\"\\s*\\+\\s*\"");

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s:]+)(#[^)\\s]*)?\\)");
    private static final Pattern VARIABLE = Pattern.compile(
            "`((?:SERVER|DATA|DB|DATABASE|AUTH|RATE|SWAGGER|SECRET|PUBLIC|ALLOW|HISTORY|LOG|METRICS|NOTIFY)"
                    + "(?:_[A-Z]+)+?)(?:_FILE)?`");

    @Test
    void every_message_to_look_up_is_one_that_can_be_seen() {
        String sources = SOURCES.stream().map(DocumentsTest::all).reduce("", String::concat);
        String joined = GOES_ON.matcher(sources).replaceAll("");

        List<String> quoted = messages();
        assertThat(quoted).hasSizeGreaterThan(40);
        assertThat(quoted).allSatisfy(message -> {
            List<String> parts = Stream.of(message.split("…"))
                    .map(part -> part.replaceAll("^[\\s.“”]+|[\\s.“”]+$", ""))
                    .filter(part -> !part.isEmpty())
                    .toList();
            assertThat(parts).as(message).anyMatch(part -> part.length() > 9);
            assertThat(parts).allSatisfy(part -> assertThat(joined).contains(part));
        });
    }

    /** The first cells of the tables. */
    private static List<String> messages() {
        return text(DOCS.resolve("troubleshoot.md"))
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| What it says"))
                .map(line -> line.split(" \\| ", -1)[0].substring(2))
                .toList();
    }

    @Test
    void every_link_leads_to_a_file() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")));
        try (Stream<Path> files = Files.list(DOCS)) {
            documents.addAll(
                    files.filter(file -> file.toString().endsWith(".md")).toList());
        }
        assertThat(documents)
                .hasSizeGreaterThan(10)
                .allSatisfy(document -> assertThat(
                                LINK.matcher(text(document)).results().map(link -> link.group(1)))
                        .allSatisfy(link ->
                                assertThat(document.resolveSibling(link)).exists()));
    }

    @Test
    void every_document_is_in_the_index() throws IOException {
        String index = text(DOCS.resolve("README.md"));
        try (Stream<Path> files = Files.list(DOCS)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".md") && !name.equals("README.md")))
                    .allSatisfy(name -> assertThat(index).contains("(" + name + ")"));
        }
    }

    @Test
    void every_variable_that_is_named_exists() {
        List<String> known = Stream.of(Variable.values()).map(Variable::name).toList();
        for (String name : List.of("install.md", "upgrade.md", "operate.md", "troubleshoot.md", "configure.md")) {
            assertThat(VARIABLE.matcher(text(DOCS.resolve(name))).results().map(found -> found.group(1)))
                    .as(name)
                    .isSubsetOf(known);
        }
    }

    private static String all(String folder) {
        try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".java") || folder.startsWith("deploy"))
                    .map(DocumentsTest::text)
                    .reduce("", String::concat);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
