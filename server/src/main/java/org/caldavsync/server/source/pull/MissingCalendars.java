package org.caldavsync.server.source.pull;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.caldavsync.caldav.CalDavClient;
import org.caldavsync.caldav.CalDavException;
import org.caldavsync.caldav.Capabilities;
import org.caldavsync.http.HttpFailure;
import org.caldavsync.server.run.RunContext;
import org.caldavsync.server.run.RunItem;

/** Calendars that are stored but no longer shown by their account: gone, or just not seen today. */
final class MissingCalendars {
    private final PullTools tools;
    private final CalDavClient client;
    private final PullClaim claim;
    private final RunContext context;

    MissingCalendars(PullTools tools, CalDavClient client, PullClaim claim, RunContext context) {
        this.tools = tools;
        this.client = client;
        this.claim = claim;
        this.context = context;
    }

    /**
     * Removes those that are gone: absent from a complete listing, and a 404 or 410 on themselves. An account that shows
     * no calendar at all is not believed before a second look.
     *
     * @param kept receives those that stay
     */
    PullResult settle(Collection<StoredCalendar> missing, AccountSurvey.Survey survey, List<StoredCalendar> kept) {
        PullResult result = PullResult.NOTHING;
        for (StoredCalendar calendar : missing) {
            context.checkCancelled();
            if (!survey.complete() || !isGone(calendar)) {
                kept.add(calendar);
                result = result.and(PullResult.failed("“" + calendar.name() + "” is missing from the account's list of"
                        + " calendars, but not deleted. Its events stay in the feed."));
            } else if (survey.calendars().isEmpty() && !mayBelieve(calendar)) {
                kept.add(calendar);
                result =
                        result.and(PullResult.failed("The account suddenly shows no calendar at all. All events stay in"
                                + " the feed until another look confirms it; sync by hand to look again now."));
            } else {
                result = result.and(remove(calendar));
            }
        }
        return result;
    }

    private boolean isGone(StoredCalendar calendar) {
        try {
            Instant now = context.clock().instant();
            var _ = client.collection(calendar.url(), Capabilities.parse(calendar.capabilities(), now))
                    .probe();
            return false;
        } catch (CalDavException.NotFound gone) {
            return true;
        } catch (CalDavException | HttpFailure unknown) {
            return false;
        }
    }

    private boolean mayBelieve(StoredCalendar calendar) {
        Instant now = context.clock().instant();
        Instant firstSeen = tools.accounts().suspect(claim, calendar.id(), now);
        return RemovalGuard.maySettle(context.trigger(), firstSeen, now) && isGone(calendar);
    }

    private PullResult remove(StoredCalendar calendar) {
        long events = tools.items().count(calendar.id());
        tools.accounts().remove(claim, calendar.id());
        context.item(new RunItem(
                "",
                calendar.name(),
                null,
                "calendar_removed",
                "The calendar was deleted on the server, with its events."));
        return PullResult.removal(events);
    }
}
