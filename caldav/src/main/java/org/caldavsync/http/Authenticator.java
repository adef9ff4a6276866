package org.caldavsync.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decides what a request may say about the account: first from what is known of the origin, then from what a 401 offers.
 * A password is offered once; the same proof is never sent twice, since servers lock accounts for that.
 */
final class Authenticator {
    private final Access access;
    private final SecureRandom random = new SecureRandom();
    private final Set<Origin> basicOffered;
    private final Map<Origin, Digest> digests = new ConcurrentHashMap<>();

    /** Origins that offered Basic beside Digest, which goes first. */
    private final Set<Origin> basicInReserve = ConcurrentHashMap.newKeySet();

    /** What to do about a 401, and the reason in words. */
    sealed interface Reaction {
        String why();

        record Retry(Proof proof, String why) implements Reaction {}

        record GiveUp(String why) implements Reaction {}
    }

    Authenticator(Access access, Learned learned) {
        this.access = access;
        this.basicOffered = ConcurrentHashMap.newKeySet();
        this.basicOffered.addAll(learned.basicOffered());
    }

    Learned learned() {
        return new Learned(basicOffered);
    }

    /** What to send before the server has asked. */
    Proof first(HttpCall call) {
        Origin origin = call.origin();
        if (!SameSite.sharesCredentials(access.origin(), origin)) {
            return new Proof.Nothing();
        }
        boolean unasked = origin.isHttps() || basicOffered.contains(origin);
        return switch (access.credentials()) {
            case Credentials.None() -> new Proof.Nothing();
            case Credentials.Bearer(Secret token) -> unasked ? bearer(token) : new Proof.Nothing();
            case Credentials.UserPassword account -> {
                Digest digest = digests.get(origin);
                if (digest != null) {
                    yield digested(digest, call, account, false);
                }
                yield unasked && mayUseBasic(account) ? basic(account) : new Proof.Nothing();
            }
        };
    }

    /** What to do about a 401 that came although {@code refused} was sent. */
    Reaction react(HttpCall call, Headers headers, Proof refused) {
        if (!SameSite.sharesCredentials(access.origin(), call.origin())) {
            return new Reaction.GiveUp("no credentials are sent outside of " + access.origin());
        }
        return switch (access.credentials()) {
            case Credentials.None() -> new Reaction.GiveUp("the server wants credentials and there are none");
            case Credentials.Bearer(Secret token) -> {
                if (refused instanceof Proof.Token) {
                    yield new Reaction.GiveUp("the server refused the token");
                }
                yield new Reaction.Retry(bearer(token), "repeated with the token");
            }
            case Credentials.UserPassword account -> react(call, Challenge.in(headers), account, refused);
        };
    }

    private Reaction react(HttpCall call, List<Challenge> offers, Credentials.UserPassword account, Proof refused) {
        boolean basic = offers.stream().anyMatch(offer -> offer.is("basic")) && mayUseBasic(account);
        Optional<Digest> digest =
                access.scheme().allows(AuthScheme.DIGEST) ? Digest.strongest(offers) : Optional.empty();
        return switch (refused) {
            case Proof.Digested(Secret _, boolean fresh) -> {
                if (digest.isPresent() && (!fresh || digest.get().replacesStaleNonce())) {
                    yield retry(digest.get(), call, account);
                }
                digests.remove(call.origin());
                // A server that was switched from Digest to Basic since the nonce was issued, or one whose Digest
                // refuses
                // the right password too and then offers nothing else (Cyrus 3.6). What works is remembered.
                yield basic || basicInReserve.contains(call.origin()) ? retryWithBasic(call, account) : refusal();
            }
            case Proof.Basic(Secret _) -> digest.isPresent() && !basic ? retry(digest.get(), call, account) : refusal();
            case Proof.Token(Secret _) -> refusal();
            case Proof.Nothing() -> {
                if (digest.isPresent()) {
                    if (basic) {
                        basicInReserve.add(call.origin());
                    }
                    yield retry(digest.get(), call, account);
                }
                yield basic ? retryWithBasic(call, account) : noCommonScheme(account);
            }
        };
    }

    private Reaction retry(Digest digest, HttpCall call, Credentials.UserPassword account) {
        digests.put(call.origin(), digest);
        return new Reaction.Retry(digested(digest, call, account, true), "repeated with Digest authentication");
    }

    private Reaction retryWithBasic(HttpCall call, Credentials.UserPassword account) {
        basicOffered.add(call.origin());
        return new Reaction.Retry(basic(account), "repeated with Basic authentication");
    }

    private static Reaction refusal() {
        return new Reaction.GiveUp("the server refused the user name or password");
    }

    private Reaction noCommonScheme(Credentials.UserPassword account) {
        return new Reaction.GiveUp(
                account.fitsBasic()
                        ? "the server offers no authentication that the account may use"
                        : "a user name with ':' cannot be sent with Basic authentication");
    }

    private boolean mayUseBasic(Credentials.UserPassword account) {
        return access.scheme().allows(AuthScheme.BASIC) && account.fitsBasic();
    }

    private static Proof basic(Credentials.UserPassword account) {
        byte[] pair = (account.user() + ":" + account.password().reveal()).getBytes(StandardCharsets.UTF_8);
        return new Proof.Basic(Secret.of("Basic " + Base64.getEncoder().encodeToString(pair)));
    }

    private static Proof bearer(Secret token) {
        return new Proof.Token(Secret.of("Bearer " + token.reveal()));
    }

    private Proof digested(Digest digest, HttpCall call, Credentials.UserPassword account, boolean fresh) {
        byte[] cnonce = new byte[16];
        random.nextBytes(cnonce);
        String header = digest.authorization(
                call.method(), target(call.uri()), account, HexFormat.of().formatHex(cnonce));
        return new Proof.Digested(Secret.of(header), fresh);
    }

    private static String target(URI uri) {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}
