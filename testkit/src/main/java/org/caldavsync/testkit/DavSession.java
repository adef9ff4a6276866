package org.caldavsync.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Requests of one user by the JDK's own client, so that tests do not arrange with the code they test. Sends Basic
 * credentials (RFC 7617) at once, or answers a Digest challenge (RFC 7616, MD5 with {@code qop=auth}).
 */
final class DavSession {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String CNONCE = "0a4f113b";
    private static final Pattern PARAMETER = Pattern.compile("(\\w+)=(?:\"([^\"]*)\"|([^\\s,]+))");

    private final Account account;
    private final boolean basic;

    DavSession(Account account, CalDavServer.Authentication authentication) {
        this.account = account;
        this.basic = authentication == CalDavServer.Authentication.BASIC;
    }

    HttpResponse<String> send(HttpRequest request) {
        if (basic) {
            return exchange(authorized(request, basic()));
        }
        HttpResponse<String> challenged = exchange(request);
        String challenge = challenged.headers().firstValue("WWW-Authenticate").orElse("");
        return exchange(authorized(request, digest(parameters(challenge), request)));
    }

    /** On a connection of its own: some of the servers close theirs after each answer without saying so. */
    private static HttpResponse<String> exchange(HttpRequest request) {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(request, BodyHandlers.ofString(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest authorized(HttpRequest request, String authorization) {
        return HttpRequest.newBuilder(request, (name, value) -> true)
                .timeout(TIMEOUT)
                .setHeader("Authorization", authorization)
                .build();
    }

    private String basic() {
        String pair = account.user() + ":" + account.password();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }

    private String digest(Map<String, String> challenge, HttpRequest request) {
        String realm = challenge.getOrDefault("realm", "");
        String nonce = challenge.getOrDefault("nonce", "");
        String target = request.uri().getRawPath();
        String secret = md5(account.user() + ":" + realm + ":" + account.password());
        String proof =
                md5(secret + ":" + nonce + ":00000001:" + CNONCE + ":auth:" + md5(request.method() + ":" + target));
        return "Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", opaque=\"%s\", qop=auth, nc=00000001, cnonce=\"%s\", response=\"%s\""
                .formatted(account.user(), realm, nonce, target, challenge.getOrDefault("opaque", ""), CNONCE, proof);
    }

    private static Map<String, String> parameters(String challenge) {
        Map<String, String> parameters = new HashMap<>();
        Matcher matcher = PARAMETER.matcher(challenge);
        while (matcher.find()) {
            parameters.put(matcher.group(1), matcher.group(2) != null ? matcher.group(2) : matcher.group(3));
        }
        return parameters;
    }

    private static String md5(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has MD5", e);
        }
    }
}
