package org.caldavsync.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.caldavsync.bench.Row.Column;
import org.caldavsync.testkit.standin.StandInCalDav;

/**
 * How many readers a feed of 1 MB can have, beside nginx with the same file. Both servers take turns on one core, the
 * load comes from another. The service checks the reader's password each time, nginx has none.
 */
final class FeedScenario implements Scenario {
    private static final int EVENTS = 2_500;
    private static final int ROUNDS = 3;
    private static final String AUTHORIZATION =
            "Basic " + Base64.getEncoder().encodeToString("reader:reader".getBytes(UTF_8));

    /** A kind of request, and the share of nginx's rate that it shall reach. */
    private record Load(String name, Map<String, String> headers, boolean conditional, double share) {}

    private static final List<Load> LOADS = List.of(
            new Load("304", Map.of(), true, 0.5),
            new Load("gzip", Map.of("Accept-Encoding", "gzip"), false, 0.6),
            new Load("identity", Map.of(), false, 0.8));

    @Override
    public String name() {
        return "feed";
    }

    @Override
    public List<Row> run(Lab lab) throws Exception {
        Map<String, String> variables = Map.of("AUTH_USERNAME", "reader", "AUTH_PASSWORD", "reader");
        try (StandInCalDav server = StandInCalDav.start();
                Service service = lab.service(variables)) {
            server.newCalendar("calendar", EVENTS);
            service.authorize(AUTHORIZATION);
            service.sync(service.createSource(server.base(), "feed"));
            service.pinTo(0);
            try (Nginx nginx = Nginx.start(lab.fresh("nginx"), service.feed("feed"))) {
                List<Row> rows = new ArrayList<>();
                for (Load load : LOADS) {
                    rows.add(compare(load, service.uri("/ics/feed"), nginx.file()));
                }
                return rows;
            }
        }
    }

    /** The best of some rounds each: what else the machine does only ever slows down. */
    private static Row compare(Load load, URI ours, URI theirs) throws IOException, InterruptedException {
        double our = 0;
        double their = 0;
        for (int i = 0; i < ROUNDS; i++) {
            our = Math.max(our, Wrk.rate(ours, headers(load, ours)));
            their = Math.max(their, Wrk.rate(theirs, headers(load, theirs)));
        }
        return Row.of("feed of 1 MB, " + load.name())
                .with(Column.RESULT, Units.format("%.0f/s, nginx %.0f/s: %.2f", our, their, our / their))
                .target(Units.format("%.1f of nginx", load.share()), our >= load.share() * their);
    }

    private static Map<String, String> headers(Load load, URI uri) throws IOException, InterruptedException {
        Map<String, String> headers = new TreeMap<>(load.headers());
        headers.put("Authorization", AUTHORIZATION);
        if (load.conditional()) {
            headers.put("If-None-Match", etag(uri));
        }
        return headers;
    }

    private static String etag(URI uri) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", AUTHORIZATION)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.discarding())
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();
        }
    }
}
