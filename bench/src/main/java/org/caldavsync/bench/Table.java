package org.caldavsync.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows as Markdown, in columns that line up in a terminal. */
record Table(List<Row> rows) {
    Table {
        rows = List.copyOf(rows);
    }

    @Override
    public String toString() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(header());
        rows.forEach(row -> lines.add(cells(row)));
        int[] widths = IntStream.range(0, lines.getFirst().size())
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        List<String> text =
                new ArrayList<>(lines.stream().map(line -> format(line, widths)).toList());
        text.add(1, format(IntStream.of(widths).mapToObj("-"::repeat).toList(), widths));
        return String.join("\n", text);
    }

    private static List<String> header() {
        List<String> header = new ArrayList<>(List.of("scenario"));
        for (Row.Column column : Row.Column.values()) {
            header.add(column.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        return header;
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>(List.of(row.scenario()));
        for (Row.Column column : Row.Column.values()) {
            cells.add(row.cells().getOrDefault(column, ""));
        }
        return cells;
    }

    private static String format(List<String> cells, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(
                        i -> cells.get(i) + " ".repeat(widths[i] - cells.get(i).length()))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
