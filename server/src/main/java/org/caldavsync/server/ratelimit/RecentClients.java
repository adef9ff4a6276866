package org.caldavsync.server.ratelimit;

import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Map;

/** Something about each client, for no more of them than the limit: the one not asked about for longest is forgotten. */
public final class RecentClients<V> extends LinkedHashMap<Client, V> {
    /** About 4 MiB when full, whatever the number of addresses a flood comes from. */
    static final int LIMIT = 32_768;

    @Serial
    private static final long serialVersionUID = 1L;

    public RecentClients() {
        super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Client, V> eldest) {
        return size() > LIMIT;
    }
}
