package org.caldavsync.testkit.standin;

import java.io.IOException;
import java.net.URI;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.caldavsync.testkit.standin.CalendarView.Change;

/** The reports of RFC 4791 §7 and RFC 6578 §3 on one calendar. */
final class Reports {
    private final Exchange exchange;
    private final StandInCalendar calendar;
    private final CalendarView shown;
    private final DavBody asked;

    Reports(Exchange exchange, StandInCalendar calendar, DavBody asked) {
        this.exchange = exchange;
        this.calendar = calendar;
        this.shown = calendar.shown();
        this.asked = asked;
    }

    void answer(int pageSize) throws IOException {
        switch (asked.root()) {
            case "calendar-multiget" -> multiget();
            case "calendar-query" -> query();
            case "sync-collection" -> syncCollection(pageSize);
            default -> exchange.precondition(403, "supported-report");
        }
    }

    private void multiget() throws IOException {
        List<Optional<CalendarObject>> found =
                asked.hrefs().stream().map(this::object).toList();
        if (exchange.has(Quirk.MULTIGET_FAILS_ON_MISSING) && found.stream().anyMatch(Optional::isEmpty)) {
            exchange.status(404);
            return;
        }
        exchange.multistatus(asked, members -> {
            for (int i = 0; i < found.size(); i++) {
                String href = asked.hrefs().get(i);
                if (found.get(i).isPresent()) {
                    members.object(Multistatus.escaped(href), found.get(i).get());
                } else if (!exchange.has(Quirk.MULTIGET_OMITS_MISSING)) {
                    members.status(Multistatus.escaped(href), 404);
                }
            }
        });
    }

    private Optional<CalendarObject> object(String href) {
        String path = URI.create(href).getPath();
        return shown.get(path.substring(path.lastIndexOf('/') + 1));
    }

    /** Filters by component alone: a client that trusted a server's time-range would be wrong with real ones too. */
    private void query() throws IOException {
        exchange.multistatus(asked, members -> {
            for (String name : shown.names()) {
                Optional<CalendarObject> object = shown.get(name);
                if (object.isPresent() && object.get().hasComponent(asked.component())) {
                    members.object(StandInCalDav.href(calendar, object.get()), object.get());
                }
            }
        });
    }

    private void syncCollection(int pageSize) throws IOException {
        Optional<Long> since = SyncTokens.revision(asked.syncToken());
        if (exchange.has(Quirk.NO_SYNC_COLLECTION)) {
            exchange.precondition(403, "supported-report");
        } else if (since.isPresent() && since.get() <= shown.revision()) {
            exchange.multistatus(asked, members -> changes(members, since.get(), pageSize));
        } else if (exchange.has(Quirk.UNKNOWN_TOKEN_LISTS_ALL)) {
            exchange.multistatus(asked, members -> changes(members, 0, pageSize));
        } else {
            exchange.precondition(403, "valid-sync-token");
        }
    }

    private void changes(Multistatus members, long since, int pageSize) throws IOException {
        long upTo = shown.revision();
        int written = 0;
        Iterator<Change> changes = shown.changesAfter(since)
                .filter(change -> since > 0 || change.object().isPresent())
                .iterator();
        while (changes.hasNext()) {
            if (written == pageSize) {
                members.status(exchange.request().path(), 507);
                break;
            }
            Change change = changes.next();
            if (change.object().isPresent()) {
                members.object(
                        StandInCalDav.href(calendar, change.object().get()),
                        change.object().get());
            } else {
                members.status(StandInCalDav.href(calendar) + CalendarObject.encoded(change.name()), 404);
            }
            written++;
            upTo = written == pageSize ? change.revision() : Math.max(upTo, change.revision());
        }
        members.syncToken(SyncTokens.token(upTo));
    }
}
