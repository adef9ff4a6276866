package org.caldavsync.server.destination.push;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caldavsync.caldav.CalDavException;
import org.caldavsync.caldav.CalendarCollection;
import org.caldavsync.caldav.Fetched;
import org.caldavsync.caldav.Href;
import org.caldavsync.http.HttpFailure;
import org.caldavsync.icalendar.CalendarObject;
import org.caldavsync.server.run.RunItem;
import org.jspecify.annotations.Nullable;

/** Finds out what updates would change, so that a person can be shown before and after. */
final class Befores {
    /** More updates than a person looks at are not worth the reading. */
    private static final int MOST = 200;

    private final MemberReader reader;
    private final ItemWriter.Tools tools;

    Befores(MemberReader reader, ItemWriter.Tools tools) {
        this.reader = reader;
        this.tools = tools;
    }

    /** What the first {@value #MOST} of these change, by address; what cannot be read is missing. */
    Map<Href, List<RunItem.Change>> changes(List<Step.Update> updates, CalendarCollection collection) {
        Map<Href, FeedItem> items = new HashMap<>();
        updates.stream().limit(MOST).forEach(update -> items.put(update.member().href(), update.item()));
        Map<Href, List<RunItem.Change>> changes = new HashMap<>();
        if (items.isEmpty()) {
            return changes;
        }
        try {
            collection.fetch(items.keySet(), fetched -> {
                if (fetched instanceof Fetched.Loaded loaded) {
                    reader.object(loaded.data())
                            .ifPresent(before -> changes.put(loaded.href(), between(before, items.get(loaded.href()))));
                }
            });
        } catch (CalDavException | HttpFailure unread) {
            // What was not read is not shown. The writes find out by themselves what is wrong.
            return changes;
        }
        return changes;
    }

    private List<RunItem.Change> between(CalendarObject before, @Nullable FeedItem item) {
        return item == null ? List.of() : Difference.between(before, tools.object(item));
    }
}
