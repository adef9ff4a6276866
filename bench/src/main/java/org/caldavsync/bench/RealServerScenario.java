package org.caldavsync.bench;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caldavsync.testkit.CalDavServer;
import org.caldavsync.testkit.CalDavServers;
import org.caldavsync.testkit.Events;
import org.caldavsync.testkit.ServerKind;

/** The same work with a real server, for truth: what the service itself counted. */
final class RealServerScenario implements Scenario {
    private static final int EVENTS = 200;

    @Override
    public String name() {
        return "real";
    }

    @Override
    public List<Row> run(Lab lab) throws Exception {
        try (CalDavServer server = CalDavServers.start(ServerKind.CYRUS);
                Service service = lab.service(Map.of())) {
            URI calendar = server.newCalendar("bench");
            for (int i = 0; i < EVENTS; i++) {
                server.put(calendar.resolve("event-" + i + ".ics"), Events.sample(i));
            }
            long source = service.createSource(server.entry(), "real");
            List<Row> rows = new ArrayList<>();
            rows.add(service.run(source).row("Cyrus: first pull of 200 events"));
            service.sync(source);
            rows.add(service.run(source).row("Cyrus: nothing changed"));
            server.put(calendar.resolve("event-0.ics"), Events.sample(0).replace("Room", "Hall"));
            rows.add(service.run(source).row("Cyrus: 1 of 200 events changed"));
            return rows;
        }
    }
}
