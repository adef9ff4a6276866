package org.caldavsync.server.destination;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.caldavsync.http.HttpFailure;
import org.caldavsync.http.Secret;
import org.caldavsync.icalendar.zone.ZoneResolver;
import org.caldavsync.server.destination.link.Link;
import org.caldavsync.server.destination.link.LinkReader;
import org.caldavsync.server.destination.link.LinkResult;
import org.caldavsync.server.destination.link.LinkUnusableException;
import org.caldavsync.server.destination.link.Reading;
import org.caldavsync.server.destination.link.Visit;
import org.caldavsync.server.subject.SettingsForm;
import org.caldavsync.server.web.Body;
import org.caldavsync.server.web.Patch;
import org.caldavsync.server.web.Routes;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/inspect}: what is in a link. Nothing is stored; what cannot be read is an answer too. */
public final class InspectRoutes implements Routes {
    private final LinkReader reader;
    private final ZoneResolver zones;
    private final InstantSource clock;

    public InspectRoutes(LinkReader reader, ZoneResolver zones, InstantSource clock) {
        this.reader = reader;
        this.zones = zones;
        this.clock = clock;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.post("/api/inspect", ctx -> ctx.json(inspect(typed(ctx))));
    }

    private static Link typed(Context ctx) {
        Body body = Body.of(ctx);
        LinkForm.Draft draft = LinkForm.read(body, null);
        @Nullable ZoneId zone = new SettingsForm<>(body, null).timeZone(_ -> Optional.empty());
        body.verify();
        Optional<Secret> password =
                draft.password() instanceof Patch.Set<Secret>(Secret sent) ? Optional.of(sent) : Optional.empty();
        return new Link(draft.settings(), password, zone);
    }

    private InspectView inspect(Link link) {
        try {
            return switch (reader.read(link, Visit.first(), UnaryOperator.identity())) {
                case LinkResult.Read(Reading reading) -> view(reading);
                case LinkResult.NotModified _, LinkResult.SameBody _ ->
                    throw new IllegalStateException("nothing was known of the link");
            };
        } catch (LinkUnusableException unusable) {
            return InspectView.unreadable(
                    unusable.problem().message(), unusable.problem().code(), unusable.excerpt());
        } catch (HttpFailure noAnswer) {
            return InspectView.unreadable(String.valueOf(noAnswer.getMessage()), "unreachable", "");
        }
    }

    private InspectView view(Reading found) {
        try (Reading reading = found) {
            return InspectView.read(InspectView.Calendar.of(reading, Upcoming.of(reading, zones, clock.instant())));
        }
    }
}
