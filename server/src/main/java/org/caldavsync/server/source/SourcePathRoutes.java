package org.caldavsync.server.source;

import static org.caldavsync.server.web.JsonShape.FLAG;
import static org.caldavsync.server.web.JsonShape.TEXT;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import java.util.Optional;
import org.caldavsync.server.subject.SaveResult;
import org.caldavsync.server.web.ApiException;
import org.caldavsync.server.web.Body;
import org.caldavsync.server.web.FieldProblem;
import org.caldavsync.server.web.PathId;
import org.caldavsync.server.web.Routes;
import org.jspecify.annotations.Nullable;

/** {@code /api/sources/{id}/paths}: further paths of a source's feed. */
final class SourcePathRoutes implements Routes {
    private final JdbcSourceStore store;
    private final SourceChanges changes;

    SourcePathRoutes(JdbcSourceStore store, SourceChanges changes) {
        this.store = store;
        this.changes = changes;
    }

    private record Listing(List<SourcePath> paths) {}

    private record Answer(
            String status, String message, @Nullable SourcePath path) {}

    private record Done(String status, String message) {}

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/sources/{id}/paths", this::list);
        routes.post("/api/sources/{id}/paths", this::create);
        routes.put("/api/sources/{id}/paths/{path_id}", this::update);
        routes.delete("/api/sources/{id}/paths/{path_id}", this::delete);
    }

    private void list(Context ctx) {
        long id = sourceId(ctx);
        ctx.json(new Listing(store.paths(id)));
    }

    private void create(Context ctx) {
        long id = sourceId(ctx);
        Body body = Body.of(ctx);
        Optional<String> path = checked(body, body.required("path", TEXT));
        boolean isPublic = body.optional("is_public", FLAG).orElse(false);
        body.verify();
        SourcePath added = saved(changes.addPath(id, path.orElseThrow(), isPublic));
        ctx.status(201);
        ctx.json(new Answer("success", "The feed is also served under this path.", added));
    }

    private void update(Context ctx) {
        SourcePath before = path(ctx);
        Body body = Body.of(ctx);
        Optional<String> path = checked(body, body.optional("path", TEXT));
        Optional<Boolean> isPublic = body.optional("is_public", FLAG);
        body.verify();
        SourcePath changed = new SourcePath(
                before.id(),
                before.sourceId(),
                path.orElse(before.path()),
                isPublic.orElse(before.isPublic()),
                before.createdAt());
        ctx.json(new Answer("success", "Saved.", saved(changes.updatePath(changed))));
    }

    private void delete(Context ctx) {
        SourcePath path = path(ctx);
        if (!changes.deletePath(path.sourceId(), path.id())) {
            throw unknownPath();
        }
        ctx.json(new Done("success", "The feed is no longer served under this path."));
    }

    private static Optional<String> checked(Body body, Optional<String> sent) {
        Optional<String> path = sent.map(String::strip);
        path.flatMap(FeedPathRule::problem).ifPresent(problem -> body.reject("path", problem));
        return path;
    }

    private static SourcePath saved(SaveResult<SourcePath, PathsTaken> result) {
        return result.orAnswer(
                "path",
                _ -> new ApiException.InvalidBody(List.of(new FieldProblem("path", "is already the path of a feed"))));
    }

    private long sourceId(Context ctx) {
        long id = PathId.of(ctx, "id");
        if (store.find(id).isEmpty()) {
            throw SourceRoutes.unknown(id);
        }
        return id;
    }

    private SourcePath path(Context ctx) {
        return store.path(sourceId(ctx), PathId.of(ctx, "path_id")).orElseThrow(SourcePathRoutes::unknownPath);
    }

    private static ApiException unknownPath() {
        return new ApiException.NotFound("This source has no such path.");
    }
}
