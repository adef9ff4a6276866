package org.caldavsync.server.notify;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import java.util.Map;
import org.caldavsync.server.web.ApiException;
import org.caldavsync.server.web.Routes;

/** {@code POST /api/notifications/test}: whether people would be reached. */
public final class NotificationRoutes implements Routes {
    private final Notifier notifier;

    public NotificationRoutes(Notifier notifier) {
        this.notifier = notifier;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.post("/api/notifications/test", this::test);
    }

    private void test(Context ctx) {
        List<String> channels = notifier.channelNames();
        if (channels.isEmpty()) {
            throw new ApiException.Conflict(
                    "No notifications are configured. Set NOTIFY_WEBHOOK_URL or NOTIFY_NTFY_URL.", Map.of());
        }
        List<String> problems = notifier.test();
        if (!problems.isEmpty()) {
            throw new ApiException.Upstream("Not everybody was reached. " + String.join(" ", problems), false);
        }
        ctx.json(Map.of("status", "success", "message", "A test was sent by " + String.join(" and ", channels) + "."));
    }
}
