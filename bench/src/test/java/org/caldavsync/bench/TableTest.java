package org.caldavsync.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.caldavsync.bench.Row.Column;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void lines_up_its_columns_and_says_which_targets_were_missed() {
        Row fast = Row.of("fast").with(Column.TIME, "1.00 ms").target("2 ms", true);
        Row slow = Row.of("much slower").with(Column.TIME, "3.00 ms").target("2 ms", false);

        List<String> lines = new Table(List.of(fast, slow)).toString().lines().toList();

        assertThat(lines).hasSize(4);
        assertThat(lines.stream().map(String::length).distinct()).hasSize(1);
        assertThat(lines.get(0)).startsWith("| scenario    |").contains("| peak heap |");
        assertThat(lines.get(2)).startsWith("| fast        |").endsWith("| 2 ms   | yes |");
        assertThat(lines.get(3)).endsWith("| 2 ms   | NO  |");
    }
}
