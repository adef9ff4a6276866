package org.caldavsync.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caldavsync.testkit.Account;
import org.caldavsync.testkit.ServiceProcess;

/** The service as it is delivered, in a process of its own, and its API to arrange a test or to look behind the page. */
final class PackedService implements AutoCloseable {
    private static final Path APP = Path.of(System.getProperty("app.directory"));
    private static final Path OPTIONS = Path.of(System.getProperty("app.options"));

    private final ServiceProcess process;
    private final HttpClient client = HttpClient.newHttpClient();

    private PackedService(ServiceProcess process) {
        this.process = process;
    }

    static PackedService start(Path data) {
        return start(data, Map.of());
    }

    /** With these variables beside the usual ones. */
    static PackedService start(Path data, Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("DATA_DIR", data.toString());
        environment.put("TZ", "Europe/Berlin");
        return new PackedService(ServiceProcess.start(new ServiceProcess.Launch(
                "org.caldavsync.server.Main", APP.resolve("lib") + "/*", options(), environment)));
    }

    private static List<String> options() {
        try {
            return new ArrayList<>(List.of(Files.readString(OPTIONS).strip().split("\\s+")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI uri(String path) {
        return process.uri(path);
    }

    /** The answer to a GET, whatever its status. */
    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).build());
    }

    /** The body of the answer, which must be a success. */
    String call(String method, String path, String json) {
        HttpResponse<String> response = send(HttpRequest.newBuilder(uri(path))
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .header("Content-Type", "application/json")
                .build());
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(method + " " + path + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    /** Creates a source that runs by hand only. */
    void addSource(String name, URI caldav, String path, Account account) {
        call("POST", "/api/sources", """
                {"name": "%s", "caldav_url": "%s", "username": "%s", "password": "%s", "ics_path": "%s",
                 "sync_interval_secs": 0}
                """.formatted(name, caldav, account.user(), account.password(), path));
    }

    /** Creates a destination that runs by hand only, with the calendar's own address. */
    void addDestination(String name, URI link, URI calendar, Account account) {
        String path = calendar.getPath().replaceFirst("/$", "");
        call("POST", "/api/destinations", """
                {"name": "%s", "ics_url": "%s", "caldav_url": "%s", "calendar_name": "%s", "username": "%s",
                 "password": "%s", "sync_interval_secs": 0}
                """.formatted(
                name, link, calendar, path.substring(path.lastIndexOf('/') + 1), account.user(), account.password()));
    }

    /**
     * Runs it and waits; a run that fails is fine.
     *
     * @param kind sources or destinations
     */
    void sync(String kind, long id) {
        send(HttpRequest.newBuilder(uri("/api/" + kind + "/" + id + "/sync"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        process.close();
    }
}
