package org.caldavsync.server.source;

import java.util.Optional;

/** What a feed path may look like; whether it is free is the store's to say. */
final class FeedPathRule {
    private static final int LONGEST = 200;

    private FeedPathRule() {}

    /** Why the trimmed path cannot be used, empty where it can. */
    static Optional<String> problem(String path) {
        if (path.isEmpty()) {
            return Optional.of("must not be blank");
        }
        if (path.length() > LONGEST) {
            return Optional.of("must not be longer than " + LONGEST + " characters");
        }
        if (path.startsWith("/")) {
            return Optional.of("must not begin with /");
        }
        if (path.contains("..")) {
            return Optional.of("must not contain ..");
        }
        if (path.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("must not contain control characters");
        }
        if (path.equals("public") || path.startsWith("public/")) {
            return Optional.of("must not be public or begin with public/, which is kept for public feeds");
        }
        return Optional.empty();
    }
}
