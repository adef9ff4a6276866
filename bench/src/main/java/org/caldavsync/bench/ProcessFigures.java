package org.caldavsync.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What Linux knows about a process (proc(5)). */
record ProcessFigures(long pid) {
    private static final Duration CLOCK_TICK = Duration.ofMillis(10);
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

    /** CPU time used so far, in user and kernel mode, with a precision of 10 ms. */
    Duration cpu() {
        String stat = read("stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return CLOCK_TICK.multipliedBy(Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]));
    }

    /** Resident memory now, in bytes. */
    long resident() {
        return kilobytes("VmRSS:") * 1_024;
    }

    private long kilobytes(String name) {
        return read("status")
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    private String read(String file) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(pid), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
