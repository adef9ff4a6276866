package org.caldavsync.server.destination.link;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The beginning of what came, on one line, without the secrets of the link it came from. */
record Excerpt(List<String> secrets) {
    /** None. */
    static final Excerpt OF_OWN = new Excerpt(List.of());

    private static final int LENGTH = 200;
    private static final int SHORTEST_SECRET = 6;
    private static final int SHORTEST_TOKEN = 16;

    Excerpt {
        secrets = secrets.stream()
                .filter(secret -> secret.length() >= SHORTEST_SECRET)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** Hides what that address holds: its query, its parts and long parts of its path, which may be tokens. */
    static Excerpt hiding(URI address, String password) {
        String query = Objects.requireNonNullElse(address.getRawQuery(), "");
        Stream<String> values = Stream.of(query.split("[&=]", -1));
        Stream<String> tokens =
                Stream.of(address.getRawPath().split("/", -1)).filter(segment -> segment.length() >= SHORTEST_TOKEN);
        Stream<String> credentials = Stream.of(query, password);
        return new Excerpt(
                Stream.of(credentials, values, tokens).flatMap(each -> each).toList());
    }

    /** The text to show of that beginning. */
    String of(String head) {
        String text = head.replaceAll("[\\s\\p{Cntrl}\\ufffd\\ufeff]+", " ").strip();
        for (String secret : secrets) {
            text = text.replace(secret, "***");
        }
        return text.length() <= LENGTH ? text : text.substring(0, LENGTH) + "…";
    }

    /** Never prints what it hides. */
    @Override
    public String toString() {
        return "excerpt";
    }
}
