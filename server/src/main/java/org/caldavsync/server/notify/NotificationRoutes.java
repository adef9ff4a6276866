package org.caldavsync.server.notify;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.caldavsync.server.web.ApiException;
import org.caldavsync.server.web.Routes;
import org.jspecify.annotations.Nullable;

/** Who is notified, and whether they would be reached. */
public final class NotificationRoutes implements Routes {
    private final Notifier notifier;

    public NotificationRoutes(Notifier notifier) {
        this.notifier = notifier;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/notifications", this::list);
        routes.post("/api/notifications/test", this::test);
    }

    private record Channels(List<String> channels) {}

    private void list(Context ctx) {
        ctx.json(new Channels(notifier.channelNames()));
    }

    private record Reached(String name, @Nullable String problem) {}

    private record Tested(String status, String message, List<Reached> channels) {}

    private void test(Context ctx) {
        if (notifier.channelNames().isEmpty()) {
            throw new ApiException.Conflict(
                    "No notifications are configured. Set NOTIFY_WEBHOOK_URL, NOTIFY_NTFY_URL or NOTIFY_MAIL_TO.",
                    Map.of());
        }
        List<Reached> reached = notifier.test().stream()
                .map(told -> new Reached(told.channel(), told.problem()))
                .toList();
        List<Reached> deaf =
                reached.stream().filter(each -> each.problem() != null).toList();
        if (!deaf.isEmpty()) {
            throw new ApiException.Upstream(
                    "Not everybody was reached. "
                            + deaf.stream()
                                    .map(each -> each.name() + ": " + each.problem())
                                    .collect(Collectors.joining(" ")),
                    Map.of("channels", reached));
        }
        ctx.json(new Tested(
                "success", "A test was sent by " + String.join(" and ", notifier.channelNames()) + ".", reached));
    }
}
