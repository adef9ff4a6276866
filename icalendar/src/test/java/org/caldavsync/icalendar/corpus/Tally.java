package org.caldavsync.icalendar.corpus;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The figures of one run over a directory. */
final class Tally {
    private final Map<String, Long> figures = new TreeMap<>();
    private final List<String> losses = new ArrayList<>();

    void add(String figure, long amount) {
        figures.merge(figure, amount, Long::sum);
    }

    long figure(String figure) {
        return figures.getOrDefault(figure, 0L);
    }

    /** A line of the input that is neither in the output nor explained, or a defect of the output. */
    void loss(String what) {
        losses.add(what);
    }

    List<String> losses() {
        return List.copyOf(losses);
    }

    void print(PrintStream out) {
        figures.forEach((figure, amount) -> out.printf("%-50s %,12d%n", figure, amount));
        out.printf("%-50s %,12d%n", "LOST WITHOUT EXPLANATION", losses.size());
        losses.stream().limit(100).forEach(loss -> out.println("  " + loss));
    }
}
