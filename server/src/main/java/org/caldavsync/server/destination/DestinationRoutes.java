package org.caldavsync.server.destination;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.caldavsync.caldav.Href;
import org.caldavsync.server.outbound.AccountUrl;
import org.caldavsync.server.run.RunKind;
import org.caldavsync.server.run.Subject;
import org.caldavsync.server.subject.Activities;
import org.caldavsync.server.subject.Activities.Activity;
import org.caldavsync.server.subject.SettingsForm;
import org.caldavsync.server.web.Query;
import org.caldavsync.server.web.Routes;

/** {@code /api/destinations}: what is configured. */
final class DestinationRoutes implements Routes {
    private final JdbcDestinationStore store;
    private final StoredDestinations stored;
    private final DestinationChanges changes;
    private final Activities activities;

    DestinationRoutes(
            JdbcDestinationStore store, StoredDestinations stored, DestinationChanges changes, Activities activities) {
        this.store = store;
        this.stored = stored;
        this.changes = changes;
        this.activities = activities;
    }

    private record Listing(List<DestinationView> destinations) {}

    private record Overlapping(List<OverlapView> overlapping) {}

    private record Answer(String status, String message, DestinationView destination) {}

    private record Deleted(String status, String message, long deleted) {}

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/destinations", this::list);
        routes.post("/api/destinations", this::create);
        routes.get("/api/destinations/check-overlap", this::checkOverlap);
        routes.get("/api/destinations/{id}", this::show);
        routes.put("/api/destinations/{id}", this::update);
        routes.delete("/api/destinations/{id}", this::delete);
    }

    private void list(Context ctx) {
        LongFunction<Activity> activity = activities.ofAll(RunKind.DESTINATION);
        ctx.json(new Listing(store.all().stream()
                .map(destination -> DestinationView.of(destination, activity.apply(destination.id())))
                .toList()));
    }

    private void create(Context ctx) {
        DestinationDraft draft = stored.draft(ctx);
        Destination saved = changes.create(draft).orAnswer("destination", OverlapView::conflict);
        ctx.status(201);
        answer(ctx, saved, SettingsForm.message("Added " + quoted(saved) + ".", draft.notes()));
    }

    private void show(Context ctx) {
        Destination destination = stored.of(ctx);
        answer(ctx, destination, quoted(destination));
    }

    private void update(Context ctx) {
        Destination before = stored.of(ctx);
        DestinationDraft draft = stored.draft(ctx, before);
        Destination saved = changes.update(before, draft).orAnswer("destination", OverlapView::conflict);
        answer(ctx, saved, SettingsForm.message("Saved " + quoted(saved) + ".", draft.notes()));
    }

    private void delete(Context ctx) {
        Destination destination = stored.of(ctx);
        Query query = Query.of(ctx);
        boolean withEvents = query.optional("events", "keep or remove", text -> switch (text) {
                    case "keep" -> Optional.of(false);
                    case "remove" -> Optional.of(true);
                    default -> Optional.empty();
                })
                .orElse(false);
        query.verify();
        long removed = 0;
        String events = "The events that it has written stay in the calendar.";
        if (withEvents) {
            ManualRuns.Removed done = changes.deleteWithEvents(destination);
            removed = done.removed();
            events = "Its events were removed from the calendar: " + removed + "."
                    + (done.kept() == 0 ? "" : " Changed there since, and therefore kept: " + done.kept() + ".");
        } else {
            changes.delete(destination);
        }
        ctx.json(new Deleted("success", "Deleted " + quoted(destination) + ". " + events, removed));
    }

    private void checkOverlap(Context ctx) {
        Query query = Query.of(ctx);
        Optional<URI> url = query.required("caldav_url", "an http or https address", AccountUrl::parse);
        Optional<String> name = query.required(
                "calendar_name", "a name", text -> Optional.of(text.strip()).filter(stripped -> !stripped.isEmpty()));
        long except = query.wholeNumber("exclude_id", 0, Long.MAX_VALUE).orElse(0L);
        query.verify();
        CalendarIdentity calendar =
                CalendarIdentity.of(url.orElseThrow(), name.orElseThrow(), resolved(except, url.get(), name.get()));
        ctx.json(new Overlapping(OverlapView.of(store.overlapping(calendar, except))));
    }

    /** Where the runs of the destination that is left out have found the calendar, if it is that one. */
    private Optional<Href> resolved(long id, URI url, String name) {
        return store.find(id)
                .filter(destination -> destination.settings().target().isNamed(url, name))
                .flatMap(destination -> store.resolved(id));
    }

    private void answer(Context ctx, Destination destination, String message) {
        Activity activity = activities.of(Subject.destination(destination.id()));
        ctx.json(new Answer("success", message, DestinationView.of(destination, activity)));
    }

    private static String quoted(Destination destination) {
        return "“" + destination.settings().name() + "”";
    }
}
