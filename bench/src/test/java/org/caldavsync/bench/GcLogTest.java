package org.caldavsync.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GcLogTest {
    private static final long MEBIBYTE = 1 << 20;

    @Test
    void knows_the_fullest_heap_and_what_was_allocated_between_collections(@TempDir Path directory) throws IOException {
        Path log = Files.writeString(directory.resolve("gc.log"), """
                [0.005s][info][gc] Using Serial
                [0.412s][info][gc] GC(0) Pause Young (Allocation Failure) 34M->4M(123M) 3.051ms
                [0.901s][info][gc] GC(1) Pause Young (Allocation Failure) 38M->6M(123M) 2.510ms
                [1.300s][info][gc] GC(2) Pause Full (Ergonomics) 90M->10M(123M) 12.118ms
                """);

        assertThat(GcLog.read(log)).isEqualTo(new GcLog(90 * MEBIBYTE, (34 + 34 + 84) * MEBIBYTE));
    }
}
