package org.caldavsync.caldav;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.caldavsync.caldav.xml.Dav;
import org.caldavsync.caldav.xml.DavResponse;
import org.caldavsync.caldav.xml.Element;

/**
 * The members one multiget asks for, and which of them its answer has settled. What was not asked for is ignored; a
 * member that is named twice counts with the data it came with.
 */
final class Batch implements Consumer<Resource> {
    private final Consumer<Fetched> each;
    private final int size;
    private final Map<Href, Href> open = new LinkedHashMap<>();
    private final Map<String, Optional<Href>> byName = new HashMap<>();
    private final Map<Href, Fetched> unlucky = new LinkedHashMap<>();
    private int loaded;

    Batch(Collection<Href> wanted, Consumer<Fetched> each) {
        this.each = each;
        this.size = wanted.size();
        for (Href href : wanted) {
            open.put(href, href);
            byName.merge(href.plainName(), Optional.of(href), (one, two) -> Optional.empty());
        }
    }

    @Override
    public void accept(Resource resource) {
        asked(resource.href()).ifPresent(asked -> settle(asked, resource.response()));
    }

    private void settle(Href asked, DavResponse response) {
        Optional<String> data =
                response.property(Dav.CALENDAR_DATA).map(Element::text).filter(text -> !text.isBlank());
        if (data.isPresent()) {
            ETag etag = ETag.lenient(response.text(Dav.GET_ETAG));
            open.remove(asked);
            unlucky.remove(asked);
            loaded++;
            each.accept(new Fetched.Loaded(asked, etag, CalendarData.of(data.get())));
        } else if (response.isGone()) {
            unlucky.put(asked, new Fetched.Gone(asked));
        } else if (!response.isSuccess()) {
            unlucky.put(asked, new Fetched.Failed(asked, "the server answered with status " + response.status()));
        }
    }

    int size() {
        return size;
    }

    int loaded() {
        return loaded;
    }

    /** What has not been told to the consumer. */
    List<Href> open() {
        return List.copyOf(open.values());
    }

    /** Only when the answer is complete: data may come after a failure for the same member. */
    void reportGoneAndFailed() {
        unlucky.forEach((href, outcome) -> {
            open.remove(href);
            each.accept(outcome);
        });
    }

    /** By address, else by name: some servers answer under another path or with another encoding (OX, Confluence). */
    private Optional<Href> asked(Href answered) {
        Href same = open.get(answered);
        return same != null
                ? Optional.of(same)
                : byName.getOrDefault(answered.plainName(), Optional.empty()).filter(open::containsKey);
    }
}
