package org.caldavsync.caldav;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caldavsync.caldav.Discovery.Reason;
import org.caldavsync.http.HttpAnswer;
import org.caldavsync.http.HttpCall;
import org.caldavsync.http.HttpFailure;

/**
 * One discovery (RFC 6764 §6): looks at the typed address, follows it to the principal and the homes, and where it leads
 * nowhere tries the well-known and the usual addresses of the same server. A refused login ends it at once, so that a
 * wrong password is never tried twice.
 */
final class Discoverer {
    private static final String WELL_KNOWN = "/.well-known/caldav";
    private static final List<String> USUAL_PATHS = List.of(
            WELL_KNOWN,
            "/",
            "/SOGo/dav/",
            "/remote.php/dav/",
            "/dav/",
            "/caldav/",
            "/dav.php/",
            "/caldav.php/",
            "/principals/",
            "/calendars/");
    private static final Set<Integer> WORTH_THE_OTHER_FORM = Set.of(301, 307, 404, 405);

    private final WebDav webDav;
    private final Href typed;
    private final DiscoveryLog log = new DiscoveryLog();
    private final Set<Href> looked = new LinkedHashSet<>();
    private final Map<Href, HomeListing> listed = new LinkedHashMap<>();
    private boolean forbidden;

    Discoverer(WebDav webDav, Href typed) {
        this.webDav = webDav;
        this.typed = typed;
    }

    Discovery discover() {
        try {
            return lookAt(typed).or(this::lookAround).orElseGet(this::nothing);
        } catch (CalDavException.Unauthorized refused) {
            return failed(Reason.UNAUTHORIZED, refused);
        } catch (CalDavException ended) {
            return failed(Reason.UNAVAILABLE, ended);
        } catch (HttpFailure.Cancelled cancelled) {
            throw cancelled;
        } catch (HttpFailure unreachable) {
            return failed(Reason.UNREACHABLE, unreachable);
        }
    }

    private Optional<Discovery> lookAt(Href address) {
        return look(address).flatMap(this::follow);
    }

    private Optional<Discovery> lookAround() {
        for (String path : USUAL_PATHS) {
            Href candidate = Href.resolve(typed.uri(), path);
            try {
                Optional<Discovery> found = lookAt(candidate);
                if (found.isEmpty() && path.equals(WELL_KNOWN)) {
                    found = location(candidate).flatMap(this::lookAt);
                }
                if (found.isPresent()) {
                    return found;
                }
            } catch (HttpFailure.Cancelled cancelled) {
                throw cancelled;
            } catch (HttpFailure failure) {
                log.unanswered("PROPFIND", candidate, failure);
            }
        }
        return Optional.empty();
    }

    /** The resource at that address; empty where there is none, or where it was looked at before. */
    private Optional<Sight> look(Href address) {
        if (!looked.add(address)) {
            return Optional.empty();
        }
        List<Resource> resources = new ArrayList<>();
        Reply reply = webDav.propfind(address.uri(), 0, Sight.ASKED, resources::add);
        return switch (reply) {
            case Reply.Members members -> {
                Optional<Sight> sight = Sight.of(members.address(), resources);
                log.answered(
                        members.hops(),
                        members.evidence().excerpt(),
                        sight.map(Sight::inWords).orElse("Nothing is there."));
                yield sight;
            }
            case Reply.Refusal refusal -> {
                note(refusal);
                yield WORTH_THE_OTHER_FORM.contains(refusal.status()) && address.equals(typed)
                        ? look(address.slashToggled())
                        : Optional.empty();
            }
        };
    }

    /** Some servers redirect a GET of the well-known address, and nothing else. */
    private Optional<Href> location(Href wellKnown) {
        HttpCall call = HttpCall.of("GET", wellKnown.uri()).withoutRedirects();
        try (HttpAnswer answer = webDav.send(call)) {
            Optional<Href> location = answer.headers()
                    .first("Location")
                    .filter(any -> answer.status() >= 300 && answer.status() < 400)
                    .flatMap(text -> Href.tryResolve(answer.uri(), text));
            log.answered(
                    answer.hops(),
                    "",
                    location.map(at -> "It names " + at + ".").orElse("It names no server."));
            return location;
        }
    }

    /** What can be made of a resource; empty if it leads to no calendar. */
    private Optional<Discovery> follow(Sight sight) {
        Href here = sight.self().href();
        if (sight.isCalendar()) {
            return list(here, 0).map(listing -> found(here, List.of()));
        }
        Href principal = sight.principal().orElse(here);
        List<Href> homes = homes(sight, principal);
        boolean entryPoint = sight.principal().filter(here::equals).isPresent()
                || homes.stream().anyMatch(home -> !home.equals(here) && home.isBelow(here));
        if (sight.isCollection() && !entryPoint && !here.isRoot() && holdsCalendars(here)) {
            return Optional.of(found(principal, List.of(here)));
        }
        List<Href> readable =
                homes.stream().filter(home -> list(home, 1).isPresent()).toList();
        return readable.isEmpty() ? Optional.empty() : Optional.of(found(principal, readable));
    }

    /** The principal's homes; where it names none (GMX) the principal itself is one. */
    private List<Href> homes(Sight sight, Href principal) {
        if (!sight.homes().isEmpty() || sight.principal().isEmpty()) {
            return sight.homes();
        }
        Optional<Sight> account = principal.equals(sight.self().href()) ? Optional.of(sight) : look(principal);
        return account.map(Sight::homes)
                .map(homes -> homes.isEmpty() ? List.of(principal) : homes)
                .orElse(List.of());
    }

    private boolean holdsCalendars(Href folder) {
        boolean any =
                list(folder, 1).map(listing -> !listing.calendars().isEmpty()).orElse(false);
        if (!any) {
            listed.remove(folder);
        }
        return any;
    }

    /** What a home holds (depth 1), or the calendar itself (depth 0). */
    private Optional<HomeListing> list(Href home, int depth) {
        if (listed.containsKey(home)) {
            return Optional.of(listed.get(home));
        }
        List<Resource> resources = new ArrayList<>();
        switch (webDav.propfind(home.uri(), depth, CalendarProperties.ASKED, resources::add)) {
            case Reply.Refusal refusal -> {
                note(refusal);
                if (refusal.status() >= 500) {
                    // Half an account is not to be taken for the whole of it.
                    throw refusal.asException();
                }
            }
            case Reply.Members members -> {
                HomeListing listing = HomeReader.sort(resources, members.address(), members.complete());
                log.answered(
                        members.hops(),
                        members.evidence().excerpt(),
                        listing.calendars().size() + " calendars with events.");
                listed.put(home, listing);
            }
        }
        return Optional.ofNullable(listed.get(home));
    }

    private void note(Reply.Refusal refusal) {
        log.refused(refusal);
        forbidden |= refusal.status() == 403;
        if (refusal.endsEverything()) {
            throw refusal.asException();
        }
    }

    private Discovery found(Href principal, List<Href> homes) {
        Map<Href, CalendarListing> calendars = new LinkedHashMap<>();
        List<HomeListing.LeftOut> leftOut = new ArrayList<>();
        for (HomeListing listing : listed.values()) {
            listing.calendars().forEach(calendar -> calendars.putIfAbsent(calendar.href(), calendar));
            leftOut.addAll(listing.leftOut());
        }
        return new Discovery.Found(
                principal.uri(),
                homes.stream().map(Href::uri).toList(),
                List.copyOf(calendars.values()),
                leftOut,
                log.steps());
    }

    private Discovery nothing() {
        return forbidden
                ? new Discovery.NotFound(
                        Reason.FORBIDDEN,
                        "The server refuses access, and shows no calendar at any of the usual addresses. Check that"
                                + " the address belongs to this account.",
                        log.steps())
                : new Discovery.NotFound(
                        Reason.NO_CALDAV,
                        "No CalDAV account was found at this address, nor at the usual addresses of its server. Look up"
                                + " the CalDAV address in the provider's help and type it in full.",
                        log.steps());
    }

    private Discovery failed(Reason reason, RuntimeException failure) {
        return new Discovery.NotFound(reason, String.valueOf(failure.getMessage()), log.steps());
    }
}
