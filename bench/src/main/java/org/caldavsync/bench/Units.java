package org.caldavsync.bench;

import com.google.errorprone.annotations.FormatMethod;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** Figures for people. */
final class Units {
    private static final double MILLION = 1e6;

    private Units() {}

    static String time(Duration duration) {
        double millis = duration.toNanos() / MILLION;
        return millis < 1_000 ? format("%.2f ms", millis) : format("%.2f s", millis / 1_000);
    }

    static String bytes(long bytes) {
        return bytes < 100_000 ? format("%.1f KB", bytes / 1e3) : format("%.1f MB", bytes / MILLION);
    }

    @FormatMethod
    static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    static Duration median(Duration[] values) {
        Duration[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
