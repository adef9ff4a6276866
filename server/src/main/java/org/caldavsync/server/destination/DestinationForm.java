package org.caldavsync.server.destination;

import static org.caldavsync.server.web.JsonShape.FLAG;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.caldavsync.caldav.Href;
import org.caldavsync.http.AuthScheme;
import org.caldavsync.http.Secret;
import org.caldavsync.server.destination.DestinationSettings.Target;
import org.caldavsync.server.destination.DestinationSettings.Writing;
import org.caldavsync.server.subject.SettingsForm;
import org.caldavsync.server.web.Body;
import org.caldavsync.server.web.JsonShape;
import org.caldavsync.server.web.Patch;
import org.jspecify.annotations.Nullable;

/** Reads what a request says about a destination, on top of what is stored where it is a change. */
final class DestinationForm {
    private static final JsonShape<Deletions> DELETIONS = JsonShape.oneOf(List.of(Deletions.values()), Deletions::code);
    private static final JsonShape<Boolean> KEPT = JsonShape.oneOf(List.of(false, true), DestinationForm::kept);
    private static final int LONGEST_NAME = 500;

    private final Body body;
    private final @Nullable Stored before;
    private final SettingsForm<DestinationSettings> form;

    /**
     * A destination as it is stored.
     *
     * @param resolved where its calendar was found; empty: not yet
     */
    record Stored(Destination destination, boolean hasLinkPassword, Optional<Href> resolved) {}

    private DestinationForm(Body body, @Nullable Stored before) {
        this.body = body;
        this.before = before;
        this.form = new SettingsForm<>(
                body, before == null ? null : before.destination().settings());
    }

    /**
     * The draft in that body.
     *
     * @param before what is stored, which absent members keep; null to create
     * @throws org.caldavsync.server.web.ApiException.InvalidBody with every problem at once
     */
    static DestinationDraft read(Body body, @Nullable Stored before, OwnSources sources) {
        return new DestinationForm(body, before).read(sources);
    }

    private DestinationDraft read(OwnSources sources) {
        LinkForm.Draft link = LinkForm.read(body, storedLink());
        DestinationSettings settings = settings(link);
        Optional<Secret> password = form.password(
                settings.target().caldavUrl(), stored -> stored.target().caldavUrl());
        boolean confirmsOverlap = body.optional("confirm_overlap", FLAG).orElse(false);
        if (!isStored(settings) && !sources.exists(settings.link().address())) {
            body.reject("ics_url", "names a source that does not exist");
        }
        body.verify();
        rejectCircle(settings, sources);
        body.verify();
        return new DestinationDraft(
                settings, new DestinationDraft.Passwords(password, link.password()), confirmsOverlap, form.notes());
    }

    /** How the API says whether something is kept. */
    static String kept(boolean keeps) {
        return keeps ? "keep" : "strip";
    }

    private LinkForm.@Nullable Stored storedLink() {
        return before == null
                ? null
                : new LinkForm.Stored(before.destination().settings().link(), before.hasLinkPassword());
    }

    private DestinationSettings settings(LinkForm.Draft link) {
        return new DestinationSettings(
                form.text("name", DestinationSettings::name),
                link.settings(),
                target(),
                new Writing(
                        form.clearable(
                                "sync_all",
                                FLAG,
                                false,
                                stored -> stored.writing().pastToo()),
                        deletions(),
                        form.clearable(
                                "attendees",
                                KEPT,
                                false,
                                stored -> stored.writing().keepsAttendees()),
                        form.clearable(
                                "alarms", KEPT, true, stored -> stored.writing().keepsAlarms())),
                form.interval(DestinationSettings::interval),
                form.clearable("enabled", FLAG, true, DestinationSettings::enabled),
                form.timeZone(stored -> Optional.ofNullable(stored.timeZone())));
    }

    private Target target() {
        URI url = form.caldavUrl(stored -> stored.target().caldavUrl());
        String username = form.text("username", stored -> stored.target().username());
        AuthScheme auth = form.auth("auth", stored -> stored.target().auth(), "username", username);
        return new Target(
                url,
                calendarName(),
                form.clearable(
                        "create_calendar",
                        FLAG,
                        false,
                        stored -> stored.target().create()),
                username,
                auth,
                form.tls("tls", stored -> stored.target().tls()));
    }

    private String calendarName() {
        String name = form.text("calendar_name", stored -> stored.target().calendarName());
        if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            body.reject("calendar_name", "must be up to " + LONGEST_NAME + " characters, none of them a control");
        }
        return name;
    }

    /** {@code deletions}, else its short form {@code keep_local}; one that says what is so changes nothing. */
    private Deletions deletions() {
        Deletions stored =
                form.before().map(settings -> settings.writing().deletions()).orElse(null);
        Patch<Deletions> deletions = body.patch("deletions", DELETIONS);
        Patch<Boolean> keepLocal = body.patch("keep_local", FLAG);
        return switch (deletions) {
            case Patch.Set<Deletions>(Deletions sent) -> sent;
            case Patch.Clear<Deletions> _ -> Deletions.OWNED;
            case Patch.Keep<Deletions> _ ->
                keepLocal instanceof Patch.Set<Boolean>(Boolean keep) && (stored == null || stored.keepsLocal() != keep)
                        ? Deletions.ofKeepLocal(keep)
                        : stored == null ? Deletions.OWNED : stored;
        };
    }

    /** Whether link and target are what is stored already: then nothing about them is to be found fault with. */
    private boolean isStored(DestinationSettings settings) {
        return form.before()
                .filter(stored -> stored.link().address().equals(settings.link().address())
                        && stored.target().isCalendarOf(settings.target()))
                .isPresent();
    }

    private void rejectCircle(DestinationSettings settings, OwnSources sources) {
        boolean sameCalendar = form.before()
                .filter(stored -> settings.target().isCalendarOf(stored.target()))
                .isPresent();
        Optional<Href> resolved = before == null || !sameCalendar ? Optional.empty() : before.resolved();
        if (!isStored(settings)) {
            sources.circle(settings, resolved)
                    .ifPresent(source ->
                            body.reject("ics_url", circle(source.settings().name())));
        }
    }

    private static String circle(String source) {
        return "is the feed of the source “" + source + "”, which is made of this very calendar: every event would come"
                + " back again. Choose the calendars of that source so that this one is not among them";
    }
}
