package org.caldavsync.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a log of {@code -Xlog:gc} tells about a process from outside.
 *
 * @param peakHeap most bytes in use when a collection began
 * @param allocated bytes allocated up to the last collection
 */
record GcLog(long peakHeap, long allocated) {
    private static final Pattern COLLECTION = Pattern.compile("Pause .* (\\d+)M->(\\d+)M\\((\\d+)M\\)");
    private static final long MEBIBYTE = 1L << 20;

    static GcLog read(Path log) throws IOException {
        long peak = 0;
        long allocated = 0;
        long after = 0;
        for (String line : Files.readAllLines(log)) {
            Matcher collection = COLLECTION.matcher(line);
            if (collection.find()) {
                long before = Long.parseLong(collection.group(1));
                peak = Math.max(peak, before);
                allocated += Math.max(before - after, 0);
                after = Long.parseLong(collection.group(2));
            }
        }
        return new GcLog(peak * MEBIBYTE, allocated * MEBIBYTE);
    }
}
