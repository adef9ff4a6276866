package org.caldavsync.server.subject;

import static org.caldavsync.server.web.JsonShape.TEXT;
import static org.caldavsync.server.web.JsonShape.WHOLE_NUMBER;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.caldavsync.http.AuthScheme;
import org.caldavsync.http.Origin;
import org.caldavsync.http.Secret;
import org.caldavsync.http.Tls;
import org.caldavsync.server.outbound.AccountShapes;
import org.caldavsync.server.outbound.AccountUrl;
import org.caldavsync.server.web.Body;
import org.caldavsync.server.web.JsonShape;
import org.caldavsync.server.web.Patch;
import org.jspecify.annotations.Nullable;

/**
 * Reads members of settings from a request, on top of what is stored where it is a change. Every broken rule is collected
 * in the {@link Body}; values that stand in for them must not leave before {@link Body#verify}.
 *
 * @param <S> what is stored
 */
public final class SettingsForm<S> {
    private static final URI NO_URL = URI.create("http://invalid");
    private static final Duration SHORTEST = Duration.ofSeconds(10);
    /** As long as the longest address that is understood. */
    private static final int LONGEST_TEXT = 8_192;

    private static final long LONGEST_SECONDS = Duration.ofDays(366).toSeconds();

    private final Body body;
    private final @Nullable S before;
    private final List<String> notes = new ArrayList<>();

    /** @param before what absent members keep; null to create */
    public SettingsForm(Body body, @Nullable S before) {
        this.body = body;
        this.before = before;
    }

    public Body body() {
        return body;
    }

    /** What is stored; empty to create. */
    public Optional<S> before() {
        return Optional.ofNullable(before);
    }

    /** What was understood differently from how it was sent, one sentence each. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    public void note(String sentence) {
        notes.add(sentence);
    }

    /** What was done, and how that differs from what was sent. */
    public static String message(String done, List<String> notes) {
        return String.join(" ", List.of(done, String.join(" ", notes))).strip();
    }

    /** A text that must not be blank, trimmed. */
    public String text(String field, Function<S, String> stored) {
        String value = trimmed(field, stored);
        if (value.isEmpty()) {
            body.reject(field, "must not be blank");
        }
        return value;
    }

    /** A text that must be there on create, trimmed; its rules are the caller's. */
    public String trimmed(String field, Function<S, String> stored) {
        String value = member(field, TEXT, stored).orElse("").strip();
        if (value.length() > LONGEST_TEXT) {
            body.reject(field, "must not be longer than " + LONGEST_TEXT + " characters");
        }
        return value;
    }

    /** {@code caldav_url}. */
    public URI caldavUrl(Function<S, URI> stored) {
        Optional<URI> url = member(
                        "caldav_url", TEXT, settings -> stored.apply(settings).toString())
                .flatMap(AccountUrl::parse);
        if (url.isEmpty()) {
            body.reject("caldav_url", AccountUrl.RULE);
        }
        return url.orElse(NO_URL);
    }

    /** {@code sync_interval_secs}. */
    public Duration interval(Function<S, Duration> stored) {
        long seconds = member(
                        "sync_interval_secs",
                        WHOLE_NUMBER,
                        settings -> stored.apply(settings).toSeconds())
                .orElse(0L);
        if (seconds < 0 || seconds > LONGEST_SECONDS) {
            body.reject("sync_interval_secs", "must be 0 (only by hand) or a number of seconds up to a year");
            return Duration.ZERO;
        }
        if (seconds > 0 && seconds < SHORTEST.toSeconds()) {
            note("The interval was raised to " + SHORTEST.toSeconds() + " seconds, the shortest there is.");
            return SHORTEST;
        }
        return Duration.ofSeconds(seconds);
    }

    /** An authentication scheme that goes with the user name of that field. */
    public AuthScheme auth(String field, Function<S, AuthScheme> stored, String usernameField, String username) {
        AuthScheme auth = clearable(field, AccountShapes.AUTH, AuthScheme.AUTO, stored);
        if (auth == AuthScheme.BASIC && username.indexOf(':') >= 0) {
            body.reject(usernameField, "must not contain : with Basic authentication");
        }
        return auth;
    }

    /** How a certificate is judged. */
    public Tls tls(String field, Function<S, Tls> stored) {
        Tls tls = clearable(field, AccountShapes.TLS, Tls.VERIFIED, stored);
        AccountShapes.problem(tls).ifPresent(problem -> body.reject(field, problem));
        return tls;
    }

    /** {@code time_zone}. */
    public @Nullable ZoneId timeZone(Function<S, Optional<ZoneId>> stored) {
        return switch (body.patch("time_zone", TEXT)) {
            case Patch.Keep<String> _ -> before().flatMap(stored).orElse(null);
            case Patch.Clear<String> _ -> null;
            case Patch.Set<String>(String id) -> zone(id.strip());
        };
    }

    private @Nullable ZoneId zone(String id) {
        try {
            if (id.contains("/") || id.equals("UTC")) {
                return ZoneId.of(id);
            }
        } catch (DateTimeException unknown) {
            // falls through to the same answer as an id that is none
        }
        body.reject("time_zone", "must be an IANA time zone such as Europe/Berlin");
        return null;
    }

    /**
     * {@code password}: a new one, or empty to keep the one that is stored, which never meets another scheme, host or
     * port.
     */
    public Optional<Secret> password(URI caldavUrl, Function<S, URI> stored) {
        if (before == null) {
            String password = body.required("password", TEXT).orElse("");
            if (password.isBlank()) {
                body.reject("password", "must not be blank");
            }
            return Optional.of(Secret.of(password));
        }
        String password = body.patch("password", TEXT) instanceof Patch.Set<String>(String text) ? text : "";
        if (password.isBlank() && !Origin.of(caldavUrl).equals(Origin.of(stored.apply(before)))) {
            body.reject("password", sentAgain("caldav_url"));
        }
        return password.isBlank() ? Optional.empty() : Optional.of(Secret.of(password));
    }

    /** What is wrong with a password that would be kept for another server. */
    public static String sentAgain(String urlField) {
        return "must be sent again when the scheme, host or port of " + urlField + " changes";
    }

    /** A member that must be there on create and cannot be cleared. */
    public <T> Optional<T> member(String field, JsonShape<T> shape, Function<S, T> stored) {
        return before == null
                ? body.required(field, shape)
                : body.optional(field, shape).or(() -> Optional.of(stored.apply(before)));
    }

    /** A member with a default, which null brings back. */
    public <T> T clearable(String field, JsonShape<T> shape, T standard, Function<S, T> stored) {
        return switch (body.patch(field, shape)) {
            case Patch.Keep<T> _ -> before == null ? standard : stored.apply(before);
            case Patch.Clear<T> _ -> standard;
            case Patch.Set<T>(T value) -> value;
        };
    }
}
