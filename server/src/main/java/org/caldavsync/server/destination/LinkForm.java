package org.caldavsync.server.destination;

import static org.caldavsync.server.web.JsonShape.TEXT;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.caldavsync.http.AuthScheme;
import org.caldavsync.http.Origin;
import org.caldavsync.http.Secret;
import org.caldavsync.http.Tls;
import org.caldavsync.server.destination.link.LinkAddress;
import org.caldavsync.server.destination.link.LinkSettings;
import org.caldavsync.server.destination.link.SignedInLink;
import org.caldavsync.server.subject.SettingsForm;
import org.caldavsync.server.web.Body;
import org.caldavsync.server.web.Patch;
import org.jspecify.annotations.Nullable;

/** Reads the members of a request that say what link is read and how: those that begin with {@code ics_}. */
public final class LinkForm {
    private static final URI NOWHERE = URI.create("http://invalid");
    private static final int LONGEST_USER_AGENT = 300;

    private final Body body;
    private final SettingsForm<Stored> form;

    /** What a destination has of it already. */
    public record Stored(LinkSettings settings, boolean hasPassword) {}

    /**
     * A checked link.
     *
     * @param password for {@link Patch.Keep}, the one that is stored, if any
     */
    public record Draft(LinkSettings settings, Patch<Secret> password) {}

    /** An address with the user name and password that were typed into it; both empty where there were none. */
    private record Typed(LinkAddress address, String username, String password) {}

    private LinkForm(Body body, @Nullable Stored before) {
        this.body = body;
        this.form = new SettingsForm<>(body, before);
    }

    /**
     * The link in that body; the caller verifies the body before using it. A user name and password in the address are
     * taken out of it: they are sent as any others, and the address is shown.
     *
     * @param before what absent members keep; null where nothing is stored
     */
    public static Draft read(Body body, @Nullable Stored before) {
        return new LinkForm(body, before).read();
    }

    private Draft read() {
        Typed typed = typed();
        if (typed.address() instanceof LinkAddress.OwnSource own) {
            return new Draft(new LinkSettings(own, "", AuthScheme.AUTO, Tls.VERIFIED, ""), new Patch.Clear<>());
        }
        String username = optionalText("ics_username", LinkSettings::username);
        if (!typed.username().isEmpty() && !(body.patch("ics_username", TEXT) instanceof Patch.Set)) {
            username = typed.username();
        }
        AuthScheme auth = form.auth("ics_auth", stored -> stored.settings().auth(), "ics_username", username);
        LinkSettings settings = new LinkSettings(
                typed.address(),
                username,
                auth,
                form.tls("ics_tls", stored -> stored.settings().tls()),
                userAgent());
        return new Draft(settings, password(settings, typed.password()));
    }

    private Typed typed() {
        String text =
                form.trimmed("ics_url", stored -> stored.settings().address().text());
        try {
            SignedInLink link = SignedInLink.of(text);
            return new Typed(address(link.address()), link.username(), link.password());
        } catch (IllegalArgumentException malformed) {
            body.reject("ics_url", "has a malformed user name or password");
            return new Typed(new LinkAddress.Web(NOWHERE), "", "");
        }
    }

    private LinkAddress address(String text) {
        Optional<LinkAddress> address = LinkAddress.parse(text);
        if (address.isEmpty()) {
            body.reject("ics_url", LinkAddress.RULE);
        }
        return address.orElseGet(() -> new LinkAddress.Web(NOWHERE));
    }

    private String userAgent() {
        String userAgent = optionalText("ics_user_agent", LinkSettings::userAgent);
        if (userAgent.length() > LONGEST_USER_AGENT || userAgent.chars().anyMatch(c -> c < ' ' || c > '~')) {
            body.reject("ics_user_agent", "must be up to " + LONGEST_USER_AGENT + " plain ASCII characters");
        }
        return userAgent;
    }

    private Patch<Secret> password(LinkSettings settings, String typed) {
        Patch<Secret> password = switch (body.patch("ics_password", TEXT)) {
            case Patch.Set<String>(String text) when !text.isBlank() -> new Patch.Set<>(Secret.of(text));
            case Patch.Clear<String> _ -> new Patch.Clear<>();
            case Patch.Set<String> _, Patch.Keep<String> _ ->
                typed.isEmpty() ? new Patch.Keep<>() : new Patch.Set<>(Secret.of(typed));
        };
        if (settings.username().isEmpty() && settings.auth() != AuthScheme.BEARER) {
            if (password instanceof Patch.Set) {
                body.reject("ics_password", "needs ics_username, or ics_auth \"bearer\" where it is a token");
            }
            return new Patch.Clear<>();
        }
        if (password instanceof Patch.Keep && wouldMove(settings.address())) {
            body.reject("ics_password", SettingsForm.sentAgain("ics_url"));
        }
        return password;
    }

    /** Whether a stored password would meet another scheme, host or port. */
    private boolean wouldMove(LinkAddress address) {
        return form.before()
                .filter(stored -> stored.hasPassword()
                        && !origin(stored.settings().address()).equals(origin(address)))
                .isPresent();
    }

    private static Optional<Origin> origin(LinkAddress address) {
        return address instanceof LinkAddress.Web web ? Optional.of(Origin.of(web.url())) : Optional.empty();
    }

    private String optionalText(String field, Function<LinkSettings, String> stored) {
        return form.clearable(field, TEXT, "", before -> stored.apply(before.settings()))
                .strip();
    }
}
