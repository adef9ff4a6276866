package org.caldavsync.server.source.pull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.caldavsync.caldav.CalDavClient;
import org.caldavsync.http.HttpSession;
import org.caldavsync.http.Traffic;
import org.caldavsync.server.feed.FeedNotBuilt;
import org.caldavsync.server.feed.FeedVersion;
import org.caldavsync.server.run.FailureCause;
import org.caldavsync.server.run.Job;
import org.caldavsync.server.run.Outcome;
import org.caldavsync.server.run.RunContext;
import org.caldavsync.server.run.Subject;
import org.caldavsync.server.run.Trigger;
import org.caldavsync.server.run.Verdict;
import org.caldavsync.server.source.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of a source: survey the account, pull what changed, build the feed where its content changed. Nothing is
 * published from a run that fails.
 */
final class SourceJob implements Job {
    private static final Logger log = LoggerFactory.getLogger(SourceJob.class);

    /** In place of a feed's stamp: an account that lost all its events was seen so once. */
    private static final String SEEN_EMPTY = "seen empty";

    private final SourceJobs.Parts parts;
    private final Snapshot before;
    private final Source source;
    private final Account account;
    private final HttpSession session;

    SourceJob(SourceJobs.Parts parts, Snapshot before, HttpSession session) {
        this.parts = parts;
        this.before = before;
        this.source = before.source();
        this.account = before.account();
        this.session = session;
    }

    @Override
    public Subject subject() {
        return Subject.source(source.id());
    }

    @Override
    public Outcome execute(RunContext context) {
        Traffic traffic = new Traffic();
        HttpSession counting = session.counting(traffic);
        try {
            return pull(new CalDavClient(counting, parts.clock()), context);
        } catch (AccountUnusableException unusable) {
            return new Outcome.Failed(Map.of(), verdict(unusable, context));
        } catch (FeedNotBuilt failure) {
            return new Outcome.Failed(
                    Map.of(), new Verdict.Retry(context.clock().instant(), FailureCause.SERVICE, failure.advice()));
        } catch (SourceChangedException changed) {
            return new Outcome.Failed(
                    Map.of(),
                    new Verdict.Retry(context.clock().instant(), FailureCause.SERVICE, SourceChangedException.MESSAGE));
        } finally {
            context.traffic(traffic.requests(), traffic.bytes());
            remember(counting);
        }
    }

    private Outcome pull(CalDavClient client, RunContext context) {
        AccountSurvey.Survey survey =
                new AccountSurvey(client, source.settings().caldavUrl()).look(account.location());
        if (!survey.location().equals(account.location())) {
            parts.tools().accounts().saveLocation(account.claim(), survey.location());
        }
        AccountPull.Pulled pulled = new AccountPull(parts.tools(), client, account.claim(), context)
                .pull(survey, source.settings().calendars(), before.calendars());
        context.checkCancelled();
        return publish(pulled, context);
    }

    private Outcome publish(AccountPull.Pulled pulled, RunContext context) {
        Optional<FeedVersion> current = before.feed();
        Optional<String> doubt = current.flatMap(feed -> doubt(feed, pulled, context));
        if (doubt.isPresent()) {
            return outcome(pulled, current.get(), false, doubt);
        }
        boolean content = pulled.result().content();
        FeedPublisher.Published feed = parts.publisher().publish(before, pulled.calendars(), content);
        if (content || !feed.stamp().equals(account.feedStamp())) {
            parts.tools().accounts().saveFeedStamp(account.claim(), feed.stamp());
        }
        return outcome(pulled, feed.version(), feed.changed(), Optional.empty());
    }

    /** Why the feed that is served should not be replaced by what is stored now; empty where it should. */
    private Optional<String> doubt(FeedVersion current, AccountPull.Pulled pulled, RunContext context) {
        if (pulled.lacking()) {
            return Optional.of("The feed stays as it was until every calendar has been read once.");
        }
        boolean settled = !account.feedStamp().isEmpty() || context.trigger() == Trigger.MANUAL;
        List<Long> ids = pulled.calendars().stream().map(StoredCalendar::id).toList();
        if (settled
                || current.events() == 0
                || pulled.result().removed() > 0
                || parts.tools().items().hasEvents(ids)) {
            return Optional.empty();
        }
        parts.tools().accounts().saveFeedStamp(account.claim(), SEEN_EMPTY);
        return Optional.of("The account suddenly shows no events at all. The feed keeps its " + current.events()
                + " until the next run sees the same; sync by hand to empty it now.");
    }

    private Outcome outcome(AccountPull.Pulled pulled, FeedVersion feed, boolean newFeed, Optional<String> doubt) {
        PullResult result = pulled.result();
        Map<String, Long> counts = Map.of(
                "events", feed.events(),
                "calendars", (long) pulled.calendars().size(),
                "added", result.added(),
                "changed", result.changed(),
                "removed", result.removed(),
                "left_out", result.content() ? parts.tools().items().countProblems(source.id()) : before.leftOut());
        List<String> failures =
                Stream.concat(doubt.stream(), result.failures().stream()).toList();
        boolean changed = result.content() || newFeed;
        return failures.isEmpty() ? new Outcome.Ok(counts, changed) : new Outcome.Partial(counts, changed, failures);
    }

    private Verdict verdict(AccountUnusableException unusable, RunContext context) {
        String message = unusable.getMessage() + " Events already in the feed are kept.";
        return unusable.mayPass()
                ? new Verdict.Retry(context.clock().instant(), FailureCause.UPSTREAM, message)
                : new Verdict.NeedsOwner(message);
    }

    private void remember(HttpSession used) {
        if (!used.learned().equals(account.learned())) {
            try {
                parts.tools().accounts().saveLearned(account.claim(), used.learned());
            } catch (SourceChangedException newSettings) {
                log.atDebug().addKeyValue("source", source.id()).log("What was learned belongs to former settings");
            }
        }
    }
}
