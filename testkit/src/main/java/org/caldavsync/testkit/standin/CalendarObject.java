package org.caldavsync.testkit.standin;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;

/** One stored object; never changed, only replaced. */
final class CalendarObject {
    private final String name;
    private final String segment;
    private final byte[] content;
    private final long revision;

    CalendarObject(String name, byte[] content, long revision) {
        this.name = name;
        this.segment = encoded(name);
        this.content = content;
        this.revision = revision;
    }

    String name() {
        return name;
    }

    /** The name as it stands in a URI. */
    String segment() {
        return segment;
    }

    byte[] content() {
        return content;
    }

    long revision() {
        return revision;
    }

    boolean hasComponent(String component) {
        return new String(content, StandardCharsets.UTF_8).contains("BEGIN:" + component + "\r");
    }

    boolean hasUid(String uid) {
        return uid(content).equals(uid);
    }

    /** The value of the first UID; empty where there is none. */
    static String uid(byte[] content) {
        String unfolded = new String(content, StandardCharsets.UTF_8).replace("\r\n ", "");
        return unfolded.lines()
                .filter(line -> line.startsWith("UID:"))
                .findFirst()
                .map(line -> line.substring(4))
                .orElse("");
    }

    static String encoded(String path) {
        try {
            return new URI(null, null, "/" + path, null).toASCIIString().substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(path, e);
        }
    }
}
