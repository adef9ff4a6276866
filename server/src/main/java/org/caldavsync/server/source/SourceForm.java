package org.caldavsync.server.source;

import static org.caldavsync.server.web.JsonShape.FLAG;
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
 * Reads what a request says about a source, on top of what is stored where it is a change. Every broken rule is
 * collected in the {@link Body}; the values that stand in for them never leave {@link #read}.
 */
final class SourceForm {
    private static final URI NO_URL = URI.create("http://invalid");
    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final long LONGEST_SECONDS = Duration.ofDays(366).toSeconds();

    private final Body body;
    private final @Nullable SourceSettings before;
    private final List<String> notes = new ArrayList<>();

    private SourceForm(Body body, @Nullable SourceSettings before) {
        this.body = body;
        this.before = before;
    }

    /**
     * The draft in that body.
     *
     * @param before the stored settings that absent members keep; null to create
     * @throws org.caldavsync.server.web.ApiException.InvalidBody with every problem at once
     */
    static SourceDraft read(Body body, @Nullable SourceSettings before) {
        SourceForm form = new SourceForm(body, before);
        SourceSettings settings = form.settings();
        Optional<Secret> password = form.password(settings);
        body.verify();
        return new SourceDraft(settings, password, form.notes);
    }

    private SourceSettings settings() {
        String username = text("username", SourceSettings::username);
        AuthScheme auth = clearable("auth", AccountShapes.AUTH, AuthScheme.AUTO, SourceSettings::auth);
        if (auth == AuthScheme.BASIC && username.indexOf(':') >= 0) {
            body.reject("username", "must not contain : with Basic authentication");
        }
        String icsPath = path("ics_path", SourceSettings::icsPath);
        return new SourceSettings(
                text("name", SourceSettings::name),
                url(),
                username,
                icsPath,
                interval(),
                exposure(icsPath),
                clearable("enabled", FLAG, true, SourceSettings::enabled),
                clearable("calendars", SourceShapes.CALENDARS, new CalendarChoice.All(), SourceSettings::calendars),
                auth,
                tls(),
                timeZone());
    }

    private String text(String field, Function<SourceSettings, String> stored) {
        String value = member(field, TEXT, stored).orElse("").strip();
        if (value.isEmpty()) {
            body.reject(field, "must not be blank");
        }
        return value;
    }

    private String path(String field, Function<SourceSettings, String> stored) {
        String path = member(field, TEXT, stored).orElse("").strip();
        FeedPathRule.problem(path).ifPresent(problem -> body.reject(field, problem));
        return path;
    }

    private URI url() {
        Optional<URI> url = member(
                        "caldav_url", TEXT, settings -> settings.caldavUrl().toString())
                .flatMap(AccountUrl::parse);
        if (url.isEmpty()) {
            body.reject("caldav_url", AccountUrl.RULE);
        }
        return url.orElse(NO_URL);
    }

    private Duration interval() {
        long seconds = member(
                        "sync_interval_secs",
                        WHOLE_NUMBER,
                        settings -> settings.interval().toSeconds())
                .orElse(0L);
        if (seconds < 0 || seconds > LONGEST_SECONDS) {
            body.reject("sync_interval_secs", "must be 0 (only by hand) or a number of seconds up to a year");
            return Duration.ZERO;
        }
        if (seconds > 0 && seconds < SHORTEST.toSeconds()) {
            notes.add("The interval was raised to " + SHORTEST.toSeconds() + " seconds, the shortest there is.");
            return SHORTEST;
        }
        return Duration.ofSeconds(seconds);
    }

    private Exposure exposure(String icsPath) {
        boolean isPublic = clearable(
                "public_ics", FLAG, false, settings -> settings.exposure().isPublic());
        @Nullable String path = publicPath();
        if (isPublic && path != null) {
            FeedPathRule.problem(path).ifPresent(problem -> body.reject("public_ics_path", problem));
            if (path.equals(icsPath)) {
                body.reject("public_ics_path", "must differ from ics_path");
            }
        }
        return Exposure.of(isPublic, path);
    }

    private @Nullable String publicPath() {
        return switch (body.patch("public_ics_path", TEXT)) {
            case Patch.Keep<String> _ ->
                before == null ? null : before.exposure().publicPath();
            case Patch.Clear<String> _ -> null;
            case Patch.Set<String>(String path) -> path.isBlank() ? null : path.strip();
        };
    }

    private Tls tls() {
        Tls tls = clearable("tls", AccountShapes.TLS, Tls.VERIFIED, SourceSettings::tls);
        AccountShapes.problem(tls).ifPresent(problem -> body.reject("tls", problem));
        return tls;
    }

    private @Nullable ZoneId timeZone() {
        return switch (body.patch("time_zone", TEXT)) {
            case Patch.Keep<String> _ -> before == null ? null : before.timeZone();
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

    private Optional<Secret> password(SourceSettings settings) {
        if (before == null) {
            String password = body.required("password", TEXT).orElse("");
            if (password.isBlank()) {
                body.reject("password", "must not be blank");
            }
            return Optional.of(Secret.of(password));
        }
        String password = body.patch("password", TEXT) instanceof Patch.Set<String>(String text) ? text : "";
        if (password.isBlank() && !Origin.of(settings.caldavUrl()).equals(Origin.of(before.caldavUrl()))) {
            body.reject("password", "must be sent again when the scheme, host or port of caldav_url changes");
        }
        return password.isBlank() ? Optional.empty() : Optional.of(Secret.of(password));
    }

    /** A member that must be there on create and cannot be cleared. */
    private <T> Optional<T> member(String field, JsonShape<T> shape, Function<SourceSettings, T> stored) {
        return before == null
                ? body.required(field, shape)
                : body.optional(field, shape).or(() -> Optional.of(stored.apply(before)));
    }

    /** A member with a default, which null brings back. */
    private <T> T clearable(String field, JsonShape<T> shape, T standard, Function<SourceSettings, T> stored) {
        return switch (body.patch(field, shape)) {
            case Patch.Keep<T> _ -> before == null ? standard : stored.apply(before);
            case Patch.Clear<T> _ -> standard;
            case Patch.Set<T>(T value) -> value;
        };
    }
}
