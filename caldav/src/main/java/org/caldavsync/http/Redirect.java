package org.caldavsync.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Reads a redirect (RFC 9110 §15.4) and refuses the ones that would do harm. */
final class Redirect {
    private Redirect() {}

    /** Whether this answer sends the request elsewhere, with its method and body kept. */
    static boolean is(HttpCall call, int status) {
        return switch (status) {
            case 301, 302, 307, 308 -> !call.method().equals("POST");
            case 303 -> call.method().equals("GET") || call.method().equals("HEAD");
            default -> false;
        };
    }

    static boolean isPermanent(int status) {
        return status == 301 || status == 308;
    }

    /**
     * Where it leads.
     *
     * @throws HttpFailure.RedirectRefused if it leads from https to http, nowhere, or to what is no http address
     */
    static URI target(HttpCall call, Headers headers) {
        Origin from = call.origin();
        String location = headers.first("Location")
                .map(String::strip)
                .filter(text -> !text.isEmpty() && !text.contains("(null)"))
                .orElseThrow(() -> refused(from, "it does not say where to"));
        URI target = resolve(call.uri(), location).orElseThrow(() -> refused(from, "its target is no usable address"));
        if (from.isHttps() && !Origin.of(target).isHttps()) {
            throw refused(
                    from,
                    "it leads from https to unencrypted http on "
                            + Origin.of(target).host());
        }
        return target;
    }

    private static HttpFailure refused(Origin from, String why) {
        return new HttpFailure.RedirectRefused(from.host(), why);
    }

    private static Optional<URI> resolve(URI base, String location) {
        try {
            String text = PercentEncoding.ofIllegal(location);
            int fragment = text.indexOf('#');
            URI target = base.resolve(new URI(fragment < 0 ? text : text.substring(0, fragment)));
            var _ = Origin.of(target);
            return Optional.of(target);
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
