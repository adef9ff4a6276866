package org.caldavsync.testkit.standin;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts while connections are served. */
final class TrafficCounter {
    private final Map<String, Integer> requests = new ConcurrentHashMap<>();
    private final LongAdder received = new LongAdder();
    private final LongAdder sent = new LongAdder();

    void request(String method) {
        requests.merge(method, 1, Integer::sum);
    }

    /** What was counted since the last call. */
    Traffic take() {
        Map<String, Integer> taken = new TreeMap<>();
        for (String method : List.copyOf(requests.keySet())) {
            Integer count = requests.remove(method);
            taken.put(method, count == null ? 0 : count);
        }
        return new Traffic(taken, received.sumThenReset(), sent.sumThenReset());
    }

    InputStream counting(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int octet = super.read();
                received.add(octet < 0 ? 0 : 1);
                return octet;
            }

            @Override
            public int read(byte[] bytes, int offset, int count) throws IOException {
                int read = super.read(bytes, offset, count);
                received.add(Math.max(read, 0));
                return read;
            }
        };
    }

    OutputStream counting(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(int octet) throws IOException {
                out.write(octet);
                sent.increment();
            }

            @Override
            public void write(byte[] bytes, int offset, int count) throws IOException {
                out.write(bytes, offset, count);
                sent.add(count);
            }
        };
    }
}
