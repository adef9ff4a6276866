package org.caldavsync.server.destination;

import static org.caldavsync.server.web.JsonShape.TEXT;
import static org.caldavsync.server.web.JsonShape.WHOLE_NUMBER;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Optional;
import java.util.function.Supplier;
import org.caldavsync.http.Secret;
import org.caldavsync.server.run.FailurePolicy;
import org.caldavsync.server.run.Run;
import org.caldavsync.server.run.StartResult;
import org.caldavsync.server.run.Tally;
import org.caldavsync.server.run.Verdict;
import org.caldavsync.server.subject.ManualRun;
import org.caldavsync.server.web.ApiException;
import org.caldavsync.server.web.Body;
import org.caldavsync.server.web.Patch;
import org.caldavsync.server.web.Routes;

/** Runs and plans of destinations: sync, preview, release. */
final class DestinationRunRoutes implements Routes {
    private final StoredDestinations stored;
    private final ManualRuns manual;
    private final FailurePolicy policy;

    DestinationRunRoutes(StoredDestinations stored, ManualRuns manual, FailurePolicy policy) {
        this.stored = stored;
        this.manual = manual;
        this.policy = policy;
    }

    private record Synced(
            String status,
            String message,
            long uploaded,
            long skipped,
            long deleted,
            long total,
            long runId,
            long failed,
            long held) {}

    private record Released(String status, String message, long deleted, long runId) {}

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.post("/api/destinations/preview", this::previewUnsaved);
        routes.post("/api/destinations/{id}/sync", this::sync);
        routes.post("/api/destinations/{id}/preview", this::preview);
        routes.post("/api/destinations/{id}/release", this::release);
    }

    private void sync(Context ctx) {
        Destination destination = stored.of(ctx);
        Body body = Body.ifSent(ctx);
        Patch<String> planId = body.patch("plan_id", TEXT);
        body.verify();
        StartResult run = planId instanceof Patch.Set<String>(String id)
                ? manual.apply(destination, id)
                : manual.sync(destination);
        ManualRun.answer(ctx, run, DestinationRunRoutes::synced);
    }

    private static Synced synced(Run run) {
        Tally tally = run.tally();
        long created = tally.count("created");
        long updated = tally.count("updated");
        long deleted = tally.count("deleted");
        long skipped =
                tally.count("unchanged") + tally.count("linked") + tally.count("past") + tally.count("unsupported");
        String message = "Events added: " + created + ", changed: " + updated + ", removed: " + deleted
                + ", left as they are: " + skipped + ". " + ManualRun.problem(run);
        return new Synced(
                "success",
                message.strip(),
                created + updated,
                skipped,
                deleted,
                tally.count("total"),
                run.id(),
                tally.count("failed"),
                tally.count("held"));
    }

    private void release(Context ctx) {
        Destination destination = stored.of(ctx);
        Body body = Body.of(ctx);
        Optional<Long> runId = body.required("run_id", WHOLE_NUMBER);
        body.verify();
        Run run = manual.release(destination, runId.orElseThrow());
        long deleted = run.tally().count("deleted");
        String message = "Events removed: " + deleted + ". " + ManualRun.problem(run);
        ctx.json(new Released("success", message.strip(), deleted, run.id()));
    }

    private void preview(Context ctx) {
        Destination destination = stored.of(ctx);
        ctx.json(plan(() -> manual.engine().preview(destination)));
    }

    private void previewUnsaved(Context ctx) {
        DestinationDraft draft = stored.draft(ctx);
        Optional<Secret> linkPassword = draft.passwords().link() instanceof Patch.Set<Secret>(Secret sent)
                ? Optional.of(sent)
                : Optional.empty();
        Engine.Unsaved unsaved = new Engine.Unsaved(
                draft.settings(), draft.passwords().calendar().orElseThrow(), linkPassword);
        ctx.json(plan(() -> manual.engine().preview(unsaved)));
    }

    private PlanView plan(Supplier<PreviewResult> preview) {
        return switch (judged(preview)) {
            case PreviewResult.Planned(PlanView plan) -> plan;
            case PreviewResult.Impossible(Verdict verdict) ->
                throw ManualRun.failure(verdict.cause(), verdict.message());
            case PreviewResult.Gone() -> throw new ApiException.NotFound("The destination was deleted meanwhile.");
        };
    }

    /** The border: what breaks a plan is told as what breaks a run is, unless it is a defect. */
    private PreviewResult judged(Supplier<PreviewResult> preview) {
        try {
            return preview.get();
        } catch (RuntimeException failure) {
            Verdict verdict = policy.judge(failure);
            if (verdict instanceof Verdict.Bug) {
                throw failure;
            }
            return new PreviewResult.Impossible(verdict);
        }
    }
}
