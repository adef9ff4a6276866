package org.caldavsync.server.source.pull;

import java.util.Map;
import org.caldavsync.caldav.CalDavClient;
import org.caldavsync.http.HttpSession;
import org.caldavsync.http.Secret;
import org.caldavsync.http.Traffic;
import org.caldavsync.server.run.FailureCause;
import org.caldavsync.server.run.Job;
import org.caldavsync.server.run.Outcome;
import org.caldavsync.server.run.RunContext;
import org.caldavsync.server.run.Subject;
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

    private final SourceJobs.Parts parts;
    private final Source source;
    private final Account account;
    private final Secret password;

    SourceJob(SourceJobs.Parts parts, Source source, Account account, Secret password) {
        this.parts = parts;
        this.source = source;
        this.account = account;
        this.password = password;
    }

    @Override
    public Subject subject() {
        return Subject.source(source.id());
    }

    @Override
    public Outcome execute(RunContext context) {
        Traffic traffic = new Traffic();
        HttpSession session =
                parts.sessions().open(account, source.settings(), password).counting(traffic);
        try {
            return pull(new CalDavClient(session, parts.clock()), context);
        } catch (AccountUnusableException unusable) {
            return new Outcome.Failed(Map.of(), verdict(unusable, context));
        } catch (SourceChangedException changed) {
            return new Outcome.Failed(
                    Map.of(),
                    new Verdict.Retry(context.clock().instant(), FailureCause.SERVICE, SourceChangedException.MESSAGE));
        } finally {
            context.traffic(traffic.requests(), traffic.bytes());
            remember(session);
        }
    }

    private Outcome pull(CalDavClient client, RunContext context) {
        AccountSurvey.Survey survey =
                new AccountSurvey(client, source.settings().caldavUrl()).look(account.location());
        if (!survey.location().equals(account.location())) {
            parts.tools().accounts().saveLocation(account.claim(), survey.location());
        }
        AccountPull.Pulled pulled = new AccountPull(parts.tools(), client, account.claim(), context)
                .pull(survey, source.settings().calendars());
        context.checkCancelled();
        return publish(pulled);
    }

    private Outcome publish(AccountPull.Pulled pulled) {
        PullResult result = pulled.result();
        FeedPublisher.Published feed =
                parts.publisher().publish(source, pulled.calendars(), result.content(), account.feedStamp());
        if (!feed.stamp().equals(account.feedStamp())) {
            parts.tools().accounts().saveFeedStamp(account.claim(), feed.stamp());
        }
        Map<String, Long> counts = Map.of(
                "events", feed.version().events(),
                "calendars", (long) pulled.calendars().size(),
                "added", result.added(),
                "changed", result.changed(),
                "removed", result.removed(),
                "left_out", feed.leftOut());
        boolean changed = result.content() || feed.changed();
        return result.failures().isEmpty()
                ? new Outcome.Ok(counts, changed)
                : new Outcome.Partial(counts, changed, result.failures());
    }

    private Verdict verdict(AccountUnusableException unusable, RunContext context) {
        String message = unusable.getMessage() + " Events already in the feed are kept.";
        return unusable.mayPass()
                ? new Verdict.Retry(context.clock().instant(), FailureCause.UPSTREAM, message)
                : new Verdict.NeedsOwner(message);
    }

    private void remember(HttpSession session) {
        if (!session.learned().equals(account.learned())) {
            try {
                parts.tools().accounts().saveLearned(account.claim(), session.learned());
            } catch (SourceChangedException newSettings) {
                log.atDebug().addKeyValue("source", source.id()).log("What was learned belongs to former settings");
            }
        }
    }
}
