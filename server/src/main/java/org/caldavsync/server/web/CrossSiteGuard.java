package org.caldavsync.server.web;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells a state-changing request that a page of another site made a browser send. {@code Sec-Fetch-Site} decides where
 * present (W3C Fetch Metadata). Else the {@code Origin} must be our own; since a proxy may have rewritten {@code Host}, a
 * request passes too with what no other site can send without CORS, which we never grant. Programs send neither header.
 */
final class CrossSiteGuard {
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN_FETCH_SITES = Set.of("same-origin", "none");

    private final PublicUrl publicUrl;

    CrossSiteGuard(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** What the verdict depends on: the method, and the values of the headers of those names. */
    record Facts(
            String method,
            @Nullable String secFetchSite,
            @Nullable String origin,
            @Nullable String host,
            @Nullable String xForwardedHost,
            @Nullable String contentType,
            @Nullable String xRequestedWith) {

        static Facts of(Context ctx) {
            return new Facts(
                    ctx.method().name(),
                    ctx.header("Sec-Fetch-Site"),
                    ctx.header("Origin"),
                    ctx.header("Host"),
                    ctx.header("X-Forwarded-Host"),
                    ctx.header("Content-Type"),
                    ctx.header("X-Requested-With"));
        }
    }

    boolean refuses(Facts facts) {
        if (SAFE_METHODS.contains(facts.method)) {
            return false;
        }
        if (facts.secFetchSite != null) {
            return !OWN_FETCH_SITES.contains(facts.secFetchSite.strip());
        }
        return facts.origin != null && !isOurs(facts.origin, facts) && !needsCors(facts);
    }

    private boolean isOurs(String origin, Facts facts) {
        if (publicUrl instanceof PublicUrl.Fixed fixed && fixed.origin().equalsIgnoreCase(origin)) {
            return true;
        }
        int authority = origin.indexOf("://");
        if (authority < 0) {
            return false;
        }
        String scheme = origin.substring(0, authority);
        String ours = normalise(scheme, origin.substring(authority + 3));
        return Stream.of(facts.host, facts.xForwardedHost)
                .flatMap(header -> header == null ? Stream.empty() : Arrays.stream(header.split(",", 8)))
                .anyMatch(host -> normalise(scheme, host).equals(ours));
    }

    /** Neither can be sent across sites without a preflight request, and those we answer without permission. */
    private static boolean needsCors(Facts facts) {
        return facts.xRequestedWith != null || isJson(facts.contentType);
    }

    private static boolean isJson(@Nullable String contentType) {
        return contentType != null && contentType.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
    }

    private static String normalise(String scheme, String hostAndPort) {
        String host = hostAndPort.strip().toLowerCase(Locale.ROOT);
        String usualPort = scheme.equals("https") ? ":443" : ":80";
        return host.endsWith(usualPort) ? host.substring(0, host.length() - usualPort.length()) : host;
    }
}
