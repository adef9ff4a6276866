package org.caldavsync.server.source.pull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caldavsync.caldav.CalDavClient;
import org.caldavsync.caldav.CalDavException;
import org.caldavsync.caldav.CalendarCollection;
import org.caldavsync.caldav.CalendarListing;
import org.caldavsync.caldav.Capabilities;
import org.caldavsync.caldav.Href;
import org.caldavsync.http.HttpFailure;
import org.caldavsync.server.run.RunContext;
import org.caldavsync.server.source.CalendarChoice;
import org.caldavsync.server.source.pull.CalendarPull.Sighting;
import org.jspecify.annotations.Nullable;

/** Brings the stored calendars of one account up to date, each in isolation. */
final class AccountPull {
    private final PullTools tools;
    private final CalDavClient client;
    private final PullClaim claim;
    private final RunContext context;
    private boolean lacking;

    AccountPull(PullTools tools, CalDavClient client, PullClaim claim, RunContext context) {
        this.tools = tools;
        this.client = client;
        this.claim = claim;
        this.context = context;
    }

    /**
     * What is there after the pull.
     *
     * @param calendars those that are in the feed
     * @param lacking whether one of them has never been pulled yet, so that a feed without it would be too short
     */
    record Pulled(List<StoredCalendar> calendars, boolean lacking, PullResult result) {
        Pulled {
            calendars = List.copyOf(calendars);
        }
    }

    /**
     * Pulls every wanted calendar.
     *
     * @param before the calendars as they are stored
     * @throws CalDavException and {@link HttpFailure} when the account as a whole fails: sign-in, quota, or every calendar
     */
    Pulled pull(AccountSurvey.Survey survey, CalendarChoice choice, List<StoredCalendar> before) {
        Map<Href, StoredCalendar> stored = new HashMap<>();
        before.forEach(calendar -> stored.put(calendar.href(), calendar));
        PullResult emptied = PullResult.NOTHING;
        List<Sighting> wanted = new ArrayList<>();
        for (CalendarListing listing : survey.calendars()) {
            Sighting sighting = sight(stored.remove(listing.href()), listing);
            if (choice.includes(listing.href())) {
                wanted.add(sighting);
            } else if (sighting.stored().wasPulled()) {
                tools.accounts().empty(claim, sighting.stored().id());
                emptied = PullResult.removal(0);
            }
        }
        stored.keySet().removeIf(href -> !choice.includes(href));
        List<StoredCalendar> kept = new ArrayList<>();
        PullResult result = emptied.and(
                        new MissingCalendars(tools, client, claim, context).settle(stored.values(), survey, kept))
                .and(pullEach(wanted));
        wanted.forEach(sighting -> kept.add(sighting.stored()));
        return new Pulled(kept, lacking, result);
    }

    private Sighting sight(@Nullable StoredCalendar stored, CalendarListing listing) {
        return stored != null && stored.shownAs(listing)
                ? new Sighting(stored, listing)
                : new Sighting(tools.accounts().save(claim, listing), listing);
    }

    private PullResult pullEach(List<Sighting> wanted) {
        PullResult result = PullResult.NOTHING;
        List<RuntimeException> failures = new ArrayList<>();
        Instant now = context.clock().instant();
        for (Sighting sighting : wanted) {
            context.checkCancelled();
            if (sighting.isCurrent(now)) {
                if (sighting.stored().suspected()) {
                    tools.accounts().trust(claim, sighting.stored().id());
                }
                continue;
            }
            context.progress(0, 0, sighting.stored().name());
            try {
                result = result.and(pull(sighting));
            } catch (CalDavException | HttpFailure failure) {
                failures.add(failure);
                result = result.and(failed(sighting.stored(), failure));
            }
        }
        if (!failures.isEmpty() && failures.size() == wanted.size()) {
            throw failures.getFirst();
        }
        return result;
    }

    private PullResult pull(Sighting sighting) {
        Capabilities known = Capabilities.parse(
                sighting.stored().capabilities(), context.clock().instant());
        CalendarCollection collection = client.collection(sighting.stored().url(), known);
        return new CalendarPull(tools, claim, context, collection, sighting).pull();
    }

    private PullResult failed(StoredCalendar calendar, RuntimeException failure) {
        lacking |= !calendar.wasPulled();
        if (failure instanceof CalDavException.Unauthorized || failure instanceof CalDavException.RateLimited) {
            // The next calendar would be asked with the same password, or against the same quota.
            throw failure;
        }
        String message =
                "“" + calendar.name() + "”: " + failure.getMessage() + " Its last good events stay in the feed.";
        tools.accounts().saveError(claim, calendar.id(), message);
        return PullResult.failed(message);
    }
}
