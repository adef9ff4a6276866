package org.caldavsync.server.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import org.caldavsync.server.run.RunEvents.Numbered;
import org.caldavsync.server.run.RunEvents.Watch;
import org.caldavsync.server.web.ApiException;
import org.caldavsync.server.web.Json;
import org.jspecify.annotations.Nullable;

/** {@link RunEvents} as server-sent events (WHATWG HTML, section 9.2), until the reader leaves or the service stops. */
final class EventStream {
    /** Comments in silence keep proxies from hanging up, and show whether the reader is still there. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private static final String OPENING = "retry: 3000\n\n";
    private static final Duration TRY_AGAIN = Duration.ofSeconds(30);

    private final RunEvents events;

    EventStream(RunEvents events) {
        this.events = events;
    }

    private record Progress(
            long runId,
            String kind,
            @Nullable Long sourceId,
            @Nullable Long destinationId,
            long done,
            long total,
            String what) {}

    void answer(Context ctx) {
        Watch watch = events.watch()
                .orElseThrow(
                        () -> new ApiException.Unavailable("Too many watch already; look again later.", TRY_AGAIN));
        try (watch) {
            // Not through Javalin, which would compress, and so hold back what should be seen at once.
            HttpServletResponse response = ctx.res();
            response.setContentType("text/event-stream;charset=utf-8");
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            OutputStream out = response.getOutputStream();
            send(out, OPENING);
            while (!watch.ended()) {
                send(out, watch.next(SILENCE).map(EventStream::written).orElse(":\n\n"));
            }
        } catch (IOException left) {
            // Every reader leaves at some time; that is how a stream ends.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
    }

    private static String written(Numbered numbered) {
        RunEvent event = numbered.event();
        String data = new String(Json.write(data(event)), UTF_8);
        return "id: " + numbered.id() + "\nevent: " + name(event) + "\ndata: " + data + "\n\n";
    }

    private static String name(RunEvent event) {
        return switch (event) {
            case RunEvent.Started _ -> "run_started";
            case RunEvent.Progress _ -> "run_progress";
            case RunEvent.Finished _ -> "run_finished";
            case RunEvent.Changed changed -> changed.subject().kind().code() + "_changed";
        };
    }

    private static Object data(RunEvent event) {
        Subject subject = event.subject();
        return switch (event) {
            case RunEvent.Started(Run run) -> RunView.of(run);
            case RunEvent.Finished(Run run) -> RunView.of(run);
            case RunEvent.Changed _ -> Map.of("id", subject.id());
            case RunEvent.Progress progress ->
                new Progress(
                        progress.runId(),
                        subject.kind().code(),
                        RunView.idOf(subject, RunKind.SOURCE),
                        RunView.idOf(subject, RunKind.DESTINATION),
                        progress.done(),
                        progress.total(),
                        progress.what());
        };
    }
}
