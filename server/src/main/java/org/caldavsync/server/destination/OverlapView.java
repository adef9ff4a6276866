package org.caldavsync.server.destination;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.caldavsync.server.web.ApiException;

/** A destination that writes to the same calendar, as the API shows it. */
record OverlapView(long id, String name, String icsUrl, boolean syncAll, boolean keepLocal) {

    static List<OverlapView> of(List<Destination> others) {
        return others.stream().map(OverlapView::of).toList();
    }

    private static OverlapView of(Destination other) {
        DestinationSettings settings = other.settings();
        return new OverlapView(
                other.id(),
                settings.name(),
                settings.link().address().text(),
                settings.writing().pastToo(),
                settings.writing().deletions().keepsLocal());
    }

    /** The answer to a save that nobody has confirmed. */
    static ApiException conflict(Overlap overlap) {
        String names = overlap.others().stream()
                .map(other -> "“" + other.settings().name() + "”")
                .collect(Collectors.joining(", "));
        return new ApiException.Conflict(
                "This calendar is also written to by " + names
                        + ", and a destination that mirrors its link removes what"
                        + " others have written. Nothing was saved. Choose another calendar or other deletions, or send"
                        + " confirm_overlap.",
                Map.of("overlapping", of(overlap.others())));
    }
}
