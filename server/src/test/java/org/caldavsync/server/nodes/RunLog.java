package org.caldavsync.server.nodes;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Every run of every subject, as the database has them, and what they tell about the schedule. */
final class RunLog {
    private static final String SELECT = """
            SELECT kind, subject_id, status, started_at, finished_at, coalesce(error, '') AS error FROM runs ORDER BY id
            """;

    /** By subject, in the order in which they were claimed. */
    private final Map<String, List<Entry>> runs = new TreeMap<>();

    /** One run; while it goes on it has no end. */
    record Entry(String subject, String status, Instant started, Optional<Instant> finished, String error) {
        /** Whether its process was gone before it ended. */
        boolean abandoned() {
            return error.startsWith("The service stopped during this run. Events");
        }

        boolean ended() {
            return finished.isPresent();
        }
    }

    /** How late a run began. */
    record Late(Entry run, Duration by) {
        Instant due() {
            return run.started().minus(by);
        }

        /** What is left of it. */
        Late less(Duration excused) {
            return new Late(run, by.compareTo(excused) > 0 ? by.minus(excused) : Duration.ZERO);
        }
    }

    static RunLog read(String jdbcUrl) throws SQLException {
        RunLog log = new RunLog();
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SELECT)) {
            while (row.next()) {
                long end = row.getLong("finished_at");
                Entry entry = new Entry(
                        row.getString("kind") + " " + row.getLong("subject_id"),
                        row.getString("status"),
                        Instant.ofEpochMilli(row.getLong("started_at")),
                        end == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(end)),
                        row.getString("error"));
                log.runs
                        .computeIfAbsent(entry.subject(), _ -> new ArrayList<>())
                        .add(entry);
            }
        }
        return log;
    }

    List<Entry> all() {
        return runs.values().stream().flatMap(List::stream).toList();
    }

    /** How many subjects had a run that began after that moment and is over. */
    long ranSince(Instant moment) {
        return runs.values().stream()
                .filter(several -> several.stream()
                        .anyMatch(run ->
                                run.ended() && !run.abandoned() && run.started().isAfter(moment)))
                .count();
    }

    /** Runs that began before the one before them of the same subject had ended. */
    List<Entry> overlapping() {
        List<Entry> overlapping = new ArrayList<>();
        pairs((before, after) -> {
            if (before.finished().map(end -> end.isAfter(after.started())).orElse(true)) {
                overlapping.add(after);
            }
        });
        return overlapping;
    }

    /** Runs that began later than that after the end of the one before, if that was after {@code since}; the latest last. */
    List<Late> late(Duration due, Instant since) {
        List<Late> late = new ArrayList<>();
        pairs((before, after) -> before.finished().filter(since::isBefore).ifPresent(end -> {
            Duration by = Duration.between(end.plus(due), after.started());
            if (by.isPositive()) {
                late.add(new Late(after, by));
            }
        }));
        return late.stream()
                .sorted((one, other) -> one.by().compareTo(other.by()))
                .toList();
    }

    /** From each kill that cut a run off until the subject ran anew; the longest comes last. */
    List<Duration> takeOvers(List<Instant> kills) {
        List<Duration> takeOvers = new ArrayList<>();
        pairs((before, after) -> {
            if (before.abandoned()) {
                Instant kill = kills.stream()
                        .filter(at -> !at.isBefore(before.started()))
                        .filter(at -> before.finished().filter(at::isBefore).isPresent())
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("Nobody was killed, but was taken for dead: " + before));
                takeOvers.add(Duration.between(kill, after.started()));
            }
        });
        return takeOvers.stream().sorted().toList();
    }

    private void pairs(BiConsumer<Entry, Entry> use) {
        runs.values().forEach(several -> {
            for (int i = 1; i < several.size(); i++) {
                use.accept(several.get(i - 1), several.get(i));
            }
        });
    }
}
