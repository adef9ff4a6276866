package org.caldavsync.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One request as a server received it. */
public final class ReceivedRequest {
    private final String method;
    private final String target;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    ReceivedRequest(String method, String target, Map<String, List<String>> headers, byte[] body) {
        this.method = method;
        this.target = target;
        this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        this.headers.putAll(headers);
        this.body = body.clone();
    }

    public String method() {
        return method;
    }

    /** The target as it came: path and query, still encoded. */
    public String target() {
        return target;
    }

    /** The target without its query, still encoded. */
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** The first header of that name, in any case. */
    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    public List<String> headers(String name) {
        return headers.getOrDefault(name, List.of());
    }

    /** The body read as UTF-8; empty where there is none. */
    public String body() {
        return new String(body, UTF_8);
    }

    public byte[] bodyBytes() {
        return body.clone();
    }

    @Override
    public String toString() {
        return method + " " + target;
    }
}
