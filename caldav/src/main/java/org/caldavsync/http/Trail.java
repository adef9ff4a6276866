package org.caldavsync.http;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The way of one call over authentication and redirects. */
final class Trail {
    private static final int MOST_REDIRECTS = 5;

    private final List<Hop> hops = new ArrayList<>();
    private final Set<URI> left = new HashSet<>();

    /** A request was answered. */
    void add(HttpCall call, int status, String note) {
        hops.add(new Hop(call.method(), call.uri(), status, note));
    }

    /**
     * The last answer is a redirect.
     *
     * @throws HttpFailure.RedirectLoop if it is one too many, or leads back
     */
    void redirected(URI target) {
        Hop last = hops.removeLast();
        left.add(last.uri());
        if (left.size() > MOST_REDIRECTS || left.contains(target)) {
            throw new HttpFailure.RedirectLoop(Origin.of(last.uri()).host());
        }
        String note = "followed to " + Origin.of(target) + target.getRawPath();
        hops.add(new Hop(last.method(), last.uri(), last.status(), note));
    }

    List<Hop> hops() {
        return List.copyOf(hops);
    }
}
