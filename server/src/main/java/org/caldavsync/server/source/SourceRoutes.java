package org.caldavsync.server.source;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caldavsync.http.Secret;
import org.caldavsync.server.run.LastSync;
import org.caldavsync.server.subject.SaveResult;
import org.caldavsync.server.subject.SettingsForm;
import org.caldavsync.server.web.ApiException;
import org.caldavsync.server.web.Body;
import org.caldavsync.server.web.FieldProblem;
import org.caldavsync.server.web.PathId;
import org.caldavsync.server.web.Routes;
import org.jspecify.annotations.Nullable;

/** {@code /api/sources}: what is configured. */
final class SourceRoutes implements Routes {
    private final JdbcSourceStore store;
    private final SourceChanges changes;
    private final SourceViews views;

    SourceRoutes(JdbcSourceStore store, SourceChanges changes, SourceViews views) {
        this.store = store;
        this.changes = changes;
        this.views = views;
    }

    private record Listing(List<SourceView> sources) {}

    private record Answer(
            String status, String message, @Nullable SourceView source) {}

    private record Done(String status, String message) {}

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/sources", this::list);
        routes.post("/api/sources", this::create);
        routes.get("/api/sources/{id}", this::show);
        routes.put("/api/sources/{id}", this::update);
        routes.delete("/api/sources/{id}", this::delete);
        routes.get("/api/sources/{id}/status", this::status);
    }

    private void list(Context ctx) {
        ctx.json(new Listing(views.of(store.all())));
    }

    private void create(Context ctx) {
        SourceDraft draft = SourceForm.read(Body.of(ctx), null);
        Source source = saved(changes.create(draft.settings(), draft.password().orElse(Secret.of(""))), draft);
        ctx.status(201);
        answer(ctx, source, SettingsForm.message("Added " + quoted(source) + ".", draft.notes()));
    }

    private void show(Context ctx) {
        Source source = source(ctx);
        answer(ctx, source, quoted(source));
    }

    private void update(Context ctx) {
        Source before = source(ctx);
        SourceDraft draft = SourceForm.read(Body.of(ctx), before.settings());
        Source source = saved(changes.update(before, draft.settings(), draft.password()), draft);
        answer(ctx, source, SettingsForm.message("Saved " + quoted(source) + ".", draft.notes()));
    }

    private void delete(Context ctx) {
        Source source = source(ctx);
        if (!changes.delete(source.id())) {
            throw unknown(source.id());
        }
        ctx.json(new Done(
                "success",
                "Deleted " + quoted(source) + ", its feed and what was stored for it."
                        + " Nothing was changed on the server."));
    }

    private void status(Context ctx) {
        Source source = source(ctx);
        LastSync state = source.state();
        String synced = state.at() == null
                ? "never"
                : state.at().truncatedTo(ChronoUnit.SECONDS).toString();
        answer(ctx, source, "Last synced: " + synced);
    }

    private void answer(Context ctx, Source source, String message) {
        ctx.json(new Answer("success", message, views.of(source)));
    }

    private Source source(Context ctx) {
        long id = PathId.of(ctx, "id");
        return store.find(id).orElseThrow(() -> unknown(id));
    }

    static ApiException unknown(long id) {
        return new ApiException.NotFound("There is no source " + id + ".");
    }

    private static Source saved(SaveResult<Source, PathsTaken> result, SourceDraft draft) {
        return result.orAnswer("source", taken -> taken(taken.paths(), draft.settings()));
    }

    private static ApiException taken(Set<String> paths, SourceSettings settings) {
        Set<FieldProblem> problems = new LinkedHashSet<>();
        Map<String, String> fields = settings.exposure() instanceof Exposure.PublicUnder(String publicPath)
                ? Map.of("ics_path", settings.icsPath(), "public_ics_path", publicPath)
                : Map.of("ics_path", settings.icsPath());
        fields.forEach((field, path) -> {
            if (paths.contains(path)) {
                problems.add(new FieldProblem(field, "is already the path of a feed"));
            }
        });
        return new ApiException.InvalidBody(List.copyOf(problems));
    }

    private static String quoted(Source source) {
        return "“" + source.settings().name() + "”";
    }
}
