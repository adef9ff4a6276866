package org.caldavsync.caldav;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.caldavsync.http.Hop;
import org.caldavsync.http.HttpFailure;

/** Writes down what a discovery did, for a person to read. */
final class DiscoveryLog {
    private final List<DiscoveryStep> steps = new ArrayList<>();

    List<DiscoveryStep> steps() {
        return List.copyOf(steps);
    }

    /** An answer; the redirects and challenges before it become steps of their own. */
    void answered(List<Hop> hops, String said, String verdict) {
        for (Hop hop : hops.subList(0, hops.size() - 1)) {
            steps.add(new DiscoveryStep(hop.method(), safe(hop.uri()), hop.status(), "", hop.note()));
        }
        Hop last = hops.getLast();
        steps.add(new DiscoveryStep(last.method(), safe(last.uri()), last.status(), said, verdict));
    }

    void refused(Reply.Refusal refusal) {
        answered(refusal.hops(), refusal.error().message(), verdict(refusal));
    }

    void unanswered(String method, Href address, HttpFailure failure) {
        steps.add(
                new DiscoveryStep(method, safe(address.uri()), 0, String.valueOf(failure.getMessage()), "No answer."));
    }

    private static String verdict(Reply.Refusal refusal) {
        if (refusal.asksForPause()) {
            return "The server asks for a pause.";
        }
        return switch (refusal.status()) {
            case 200 -> "A web page, no CalDAV.";
            case 401 -> "The user name or password is refused.";
            case 403 -> "Access is refused.";
            case 404, 410 -> "Nothing is there.";
            case 405, 501 -> "No CalDAV is spoken there.";
            default -> refusal.status() >= 500 ? "The server fails." : "No CalDAV answer.";
        };
    }

    private static URI safe(URI uri) {
        return URI.create(Href.of(uri).toString());
    }
}
