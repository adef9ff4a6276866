package org.caldavsync.server.source;

import static org.caldavsync.server.web.JsonShape.FLAG;
import static org.caldavsync.server.web.JsonShape.TEXT;

import java.net.URI;
import java.util.Optional;
import org.caldavsync.http.AuthScheme;
import org.caldavsync.http.Secret;
import org.caldavsync.server.subject.SettingsForm;
import org.caldavsync.server.web.Body;
import org.caldavsync.server.web.Patch;
import org.jspecify.annotations.Nullable;

/** Reads what a request says about a source, on top of what is stored where it is a change. */
final class SourceForm {
    private final Body body;
    private final SettingsForm<SourceSettings> form;

    private SourceForm(Body body, @Nullable SourceSettings before) {
        this.body = body;
        this.form = new SettingsForm<>(body, before);
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
        Optional<Secret> password = form.form.password(settings.caldavUrl(), SourceSettings::caldavUrl);
        body.verify();
        return new SourceDraft(settings, password, form.form.notes());
    }

    private SourceSettings settings() {
        String name = form.text("name", SourceSettings::name);
        URI url = form.caldavUrl(SourceSettings::caldavUrl);
        String username = form.text("username", SourceSettings::username);
        AuthScheme auth = form.auth("auth", SourceSettings::auth, "username", username);
        String icsPath = path();
        return new SourceSettings(
                name,
                url,
                username,
                icsPath,
                form.interval(SourceSettings::interval),
                exposure(icsPath),
                form.clearable("enabled", FLAG, true, SourceSettings::enabled),
                form.clearable(
                        "calendars", SourceShapes.CALENDARS, new CalendarChoice.All(), SourceSettings::calendars),
                auth,
                form.tls("tls", SourceSettings::tls),
                form.timeZone(settings -> Optional.ofNullable(settings.timeZone())));
    }

    private String path() {
        String path = form.trimmed("ics_path", SourceSettings::icsPath);
        FeedPathRule.problem(path).ifPresent(problem -> body.reject("ics_path", problem));
        return path;
    }

    private Exposure exposure(String icsPath) {
        boolean isPublic = form.clearable(
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
                form.before()
                        .flatMap(settings ->
                                Optional.ofNullable(settings.exposure().publicPath()))
                        .orElse(null);
            case Patch.Clear<String> _ -> null;
            case Patch.Set<String>(String path) -> path.isBlank() ? null : path.strip();
        };
    }
}
