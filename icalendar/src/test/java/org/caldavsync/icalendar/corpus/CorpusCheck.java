package org.caldavsync.icalendar.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads, splits, merges and writes every .ics file below a directory and looks for each logical line again: {@code make
 * corpus DIR=…}. Exits with 1 where a line is lost that is not on the written list of repairs.
 */
public final class CorpusCheck {
    private CorpusCheck() {}

    /** @param args the directory */
    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws IOException {
        if (args.length != 1 || !Files.isDirectory(Path.of(args[0]))) {
            System.err.println("Give one directory of .ics files, for example: make corpus DIR=calendars");
            System.exit(2);
        }
        Tally tally = check(Path.of(args[0]));
        tally.print(System.out);
        System.exit(tally.losses().isEmpty() ? 0 : 1);
    }

    static Tally check(Path directory) throws IOException {
        Tally tally = new Tally();
        FileCheck check = new FileCheck(tally);
        List<Path> files;
        try (Stream<Path> found = Files.walk(directory)) {
            files = found.filter(path -> path.toString().endsWith(".ics"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            check.check(directory.relativize(file).toString(), Files.readAllBytes(file));
        }
        return tally;
    }
}
