package org.caldavsync.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.caldavsync.http.HttpLimits;
import org.caldavsync.server.config.Config;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.db.TestDatabase;
import org.caldavsync.testkit.DnsServer;

/** The whole service in this process, spoken to over HTTP as its users do. */
public final class TestService implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Application application;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What came back. */
    public record Reply(int status, JsonNode body) {
        public String message() {
            return body.path("message").asText();
        }

        public String errorOf(String field) {
            for (JsonNode error : body.path("errors")) {
                if (error.path("field").asText().equals(field)) {
                    return error.path("message").asText();
                }
            }
            return "";
        }
    }

    /** Nobody answers at a port that nobody may have. */
    private static final String NO_NAME_SERVER = "dns://127.0.0.1:1";

    private TestService(Application application) {
        this.application = application;
    }

    /** Starts it on any port with its data in that directory. */
    public static TestService start(Path data) {
        return start(data, Map.of(), Clock.systemUTC());
    }

    /** Starts it with another patience with other servers. */
    public static TestService start(Path data, HttpLimits limits) {
        return start(data, Map.of(), surroundings(Clock.systemUTC(), limits, NO_NAME_SERVER));
    }

    /** Starts it with that name server for the domains of mail addresses. */
    public static TestService start(Path data, DnsServer dns) {
        return start(data, Map.of(), surroundings(Clock.systemUTC(), HttpLimits.DEFAULTS, dns.url()));
    }

    public static TestService start(Path data, Map<String, String> environment, Clock clock) {
        return start(data, environment, surroundings(clock, HttpLimits.DEFAULTS, NO_NAME_SERVER));
    }

    private static Surroundings surroundings(Clock clock, HttpLimits limits, String nameServer) {
        return new Surroundings(clock, new SecureRandom(), new Random(1), limits, nameServer);
    }

    private static TestService start(Path data, Map<String, String> environment, Surroundings surroundings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "SERVER_HOST",
                "127.0.0.1",
                "SERVER_PORT",
                "0",
                "DATA_DIR",
                data.resolve("data").toString()));
        all.putAll(TestDatabase.environment(data));
        all.putAll(environment);
        return new TestService(Application.start(Config.from(all), surroundings));
    }

    /** As {@link Application#routes} names them. */
    Set<String> routes() {
        return application.routes();
    }

    /** As {@link Application#database} has it open. */
    public Database database() {
        return application.database();
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + application.port() + path);
    }

    public Reply get(String path) {
        return call("GET", path, "");
    }

    public Reply post(String path, String json) {
        return call("POST", path, json);
    }

    public Reply put(String path, String json) {
        return call("PUT", path, json);
    }

    public Reply delete(String path) {
        return call("DELETE", path, "");
    }

    public Reply call(String method, String path, String json) {
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .header("Content-Type", "application/json")
                .build();
        HttpResponse<String> response = send(request);
        try {
            return new Reply(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException notJson) {
            throw new UncheckedIOException(response.body(), notJson);
        }
    }

    /** The feed under that path, with whatever status. */
    public HttpResponse<String> feed(String path) {
        return send(HttpRequest.newBuilder(uri("/ics/" + path)).build());
    }

    /** The answer to a GET as it came. */
    public HttpResponse<byte[]> bytes(String path) {
        return send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    public HttpResponse<String> send(HttpRequest request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    @Override
    public void close() {
        client.close();
        application.close();
    }

    /** A body that creates a source; it runs only by hand. */
    public static String source(String name, URI caldavUrl, String path) {
        return """
                {"name": "%s", "caldav_url": "%s", "username": "alice", "password": "secret",
                 "ics_path": "%s", "sync_interval_secs": 0}
                """.formatted(name, caldavUrl, path);
    }

    /** A body that creates a destination; it runs only by hand. */
    public static String destination(String name, String icsUrl, URI caldavUrl, String calendar) {
        return """
                {"name": "%s", "ics_url": "%s", "caldav_url": "%s", "calendar_name": "%s",
                 "username": "alice", "password": "secret", "sync_interval_secs": 0}
                """.formatted(name, icsUrl, caldavUrl, calendar);
    }

    /** That JSON object with further members. */
    public static String with(String object, String members) {
        return object.strip().replaceFirst("\\}$", "") + ", " + members + "}";
    }
}
