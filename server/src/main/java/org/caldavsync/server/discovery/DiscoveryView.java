package org.caldavsync.server.discovery;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.caldavsync.caldav.CalendarListing;
import org.caldavsync.caldav.Discovery;
import org.caldavsync.caldav.DiscoveryStep;
import org.caldavsync.caldav.HomeListing;
import org.caldavsync.caldav.Href;
import org.jspecify.annotations.Nullable;

/** What a discovery found, as the API shows it. */
record DiscoveryView(
        String status,
        String message,
        @Nullable String reason,
        @Nullable String principal,
        List<CalendarView> calendars,
        List<LeftOutView> leftOut,
        List<StepView> steps) {

    /** @param eventCount null, as are the next events, where nobody looked into it */
    record CalendarView(
            String href,
            String name,
            @Nullable String color,
            List<String> components,
            boolean writable,
            @Nullable Integer eventCount,
            @Nullable List<CalendarSampler.NextEvent> nextEvents) {

        static CalendarView of(CalendarListing calendar, Map<Href, CalendarSampler.Sample> samples) {
            Optional<CalendarSampler.Sample> sample = Optional.ofNullable(samples.get(calendar.href()));
            return new CalendarView(
                    calendar.href().uri().toString(),
                    calendar.name(),
                    Optional.of(calendar.colorText())
                            .filter(color -> !color.isEmpty())
                            .orElse(null),
                    calendar.components().stream().sorted().toList(),
                    calendar.isWritable(),
                    sample.map(CalendarSampler.Sample::eventCount).orElse(null),
                    sample.map(CalendarSampler.Sample::nextEvents).orElse(null));
        }
    }

    record LeftOutView(String href, String why) {
        static LeftOutView of(HomeListing.LeftOut collection) {
            return new LeftOutView(collection.href().uri().toString(), collection.why());
        }
    }

    record StepView(String method, String url, int status, String said, String verdict) {
        static StepView of(DiscoveryStep step) {
            return new StepView(step.method(), step.uri().toString(), step.status(), step.said(), step.verdict());
        }
    }

    /** @param samples of the calendars that were looked into */
    static DiscoveryView of(Discovery discovery, Map<Href, CalendarSampler.Sample> samples) {
        List<StepView> steps = discovery.steps().stream().map(StepView::of).toList();
        return switch (discovery) {
            case Discovery.Found found ->
                new DiscoveryView(
                        "success",
                        found.calendars().size() == 1
                                ? "Found 1 calendar."
                                : "Found " + found.calendars().size() + " calendars.",
                        null,
                        found.principal().toString(),
                        found.calendars().stream()
                                .map(calendar -> CalendarView.of(calendar, samples))
                                .toList(),
                        found.leftOut().stream().map(LeftOutView::of).toList(),
                        steps);
            case Discovery.NotFound lost ->
                new DiscoveryView(
                        "error",
                        lost.message(),
                        lost.reason().name().toLowerCase(Locale.ROOT),
                        null,
                        List.of(),
                        List.of(),
                        steps);
        };
    }
}
