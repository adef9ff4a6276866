import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.caldavsync.testkit.standin.StandInCalDav;

/**
 * Runs the distribution in {@code args[0]} once through what it usually does, and has the JVM write what it learnt into
 * {@code args[1]}.
 */
void main(String[] args) throws Exception {
    Path cache = Path.of(args[1]).toAbsolutePath();
    Path data = Files.createTempDirectory("training-");
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
        port = socket.getLocalPort();
    }
    ProcessBuilder builder = new ProcessBuilder(args[0] + "/bin/caldav-ics-sync");
    builder.environment().keySet().removeIf(name -> name.matches("(AUTH|SERVER|DATA|DB|SECRET|PUBLIC|RATE|JDK)_.*"));
    builder.environment().put("JAVA_OPTS", "-XX:AOTCacheOutput=" + cache);
    builder.environment().put("SERVER_HOST", "127.0.0.1");
    builder.environment().put("SERVER_PORT", String.valueOf(port));
    builder.environment().put("DATA_DIR", data.toString());
    Path log = data.resolve("log");
    Process service = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try (StandInCalDav server = StandInCalDav.start()) {
        exercise(new Site(service, URI.create("http://127.0.0.1:" + port)), server);
        service.destroy();
        if (!service.waitFor(300, TimeUnit.SECONDS) || Files.notExists(cache)) {
            throw new IllegalStateException("No cache was written:\n" + Files.readString(log));
        }
    } finally {
        service.destroyForcibly();
        try (var files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}

record Site(Process service, URI base) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    int send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    void awaitStart() throws InterruptedException {
        for (int looks = 0; looks < 1_000; looks++) {
            try {
                if (send("GET", "/api/health", "") == 200) {
                    return;
                }
            } catch (IOException notYet) {
                if (service.waitFor(100, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("The service ended with status " + service.exitValue());
                }
            }
        }
        throw new IllegalStateException("The service does not start.");
    }
}

void exercise(Site site, StandInCalDav server) throws IOException, InterruptedException {
    server.newCalendar("work", 300);
    server.newCalendar("target", 0);
    site.awaitStart();
    String account = "\"caldav_url\": \"%s\", \"username\": \"alice\", \"password\": \"secret\", \"sync_interval_secs\": 0"
            .formatted(server.base());
    site.send("POST", "/api/discover", "{\"url\": \"%s\", \"username\": \"alice\", \"password\": \"secret\"}"
            .formatted(server.base()));
    site.send("POST", "/api/sources", "{\"name\": \"Work\", \"ics_path\": \"work\", " + account + "}");
    site.send("POST", "/api/sources/1/sync", "");
    server.newCalendar("more", 20);
    site.send("POST", "/api/sources/1/sync", "");
    site.send("POST", "/api/destinations", "{\"name\": \"Copy\", \"calendar_name\": \"target\", \"ics_url\": \"%s\", %s}"
            .formatted(site.base().resolve("/ics/work"), account));
    site.send("POST", "/api/destinations/1/preview", "");
    site.send("POST", "/api/destinations/1/sync", "");
    for (String path : List.of("/", "/ics/work", "/ics/nothing", "/api/sources", "/api/destinations", "/api/runs",
            "/api/runs/1/items", "/api/health/detailed", "/api/openapi.json", "/metrics")) {
        site.send("GET", path, "");
    }
}
