package org.caldavsync.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class VariableTest {
    private static final Path DOCUMENT = Path.of("../docs/configure.md");
    private static final String BEGIN = "<!-- variables: written by VariableTest -->\n";
    private static final String END = "<!-- end of variables -->\n";

    /** Set {@code -Dupdate.docs=true} to write the table anew. */
    @Test
    void the_document_holds_the_table_of_all_variables() throws Exception {
        String text = Files.readString(DOCUMENT);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        if (Boolean.getBoolean("update.docs")) {
            Files.writeString(DOCUMENT, text.substring(0, begin) + table() + text.substring(end));
        } else {
            assertThat(text.substring(begin, end)).isEqualTo(table());
        }
    }

    private static String table() {
        return "| Variable | Default | Meaning |\n|---|---|---|\n"
                + Arrays.stream(Variable.values()).map(Variable::tableRow).collect(Collectors.joining("\n", "", "\n"));
    }
}
