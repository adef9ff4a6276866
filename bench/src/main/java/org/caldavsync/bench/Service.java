package org.caldavsync.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.caldavsync.testkit.Account;
import org.caldavsync.testkit.ServiceProcess;
import org.caldavsync.testkit.ServiceProcess.Launch;

/** The service as its users see it, with what its process costs. */
final class Service implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ServiceProcess process;
    private final Path gcLog;
    private String authorization = "";

    private Service(ServiceProcess process, Path gcLog) {
        this.process = process;
        this.gcLog = gcLog;
    }

    static Service start(Launch launch, Path gcLog) {
        return new Service(ServiceProcess.start(launch), gcLog);
    }

    long pid() {
        return process.pid();
    }

    Duration cpu() {
        return new ProcessFigures(pid()).cpu();
    }

    /** Resident memory now, in bytes. */
    long resident() {
        return new ProcessFigures(pid()).resident();
    }

    URI uri(String path) {
        return process.uri(path);
    }

    /** Sends this header with every request from now on. */
    void authorize(String header) {
        authorization = header;
    }

    /** Confines all its threads to one core. */
    void pinTo(int core) throws IOException, InterruptedException {
        Process taskset = new ProcessBuilder("taskset", "-a", "-c", "-p", String.valueOf(core), String.valueOf(pid()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (taskset.waitFor() != 0) {
            throw new IllegalStateException("taskset failed");
        }
    }

    /** Creates a source that runs only when told, and returns its id. */
    long createSource(URI account, String feed) throws IOException, InterruptedException {
        return createSource(account, feed, Duration.ZERO);
    }

    /** Creates a source that runs at that interval, and returns its id. */
    long createSource(URI account, String feed, Duration interval) throws IOException, InterruptedException {
        String source = JSON.createObjectNode()
                .put("name", feed)
                .put("caldav_url", account.toString())
                .put("username", Account.ALICE.user())
                .put("password", Account.ALICE.password())
                .put("ics_path", feed)
                .put("sync_interval_secs", interval.toSeconds())
                .toString();
        return send("POST", "/api/sources", source).path("source").path("id").asLong();
    }

    void deleteSource(long id) throws IOException, InterruptedException {
        send("DELETE", "/api/sources/" + id, "");
    }

    /** Runs a source and returns the number of events in its feed. */
    @CanIgnoreReturnValue
    int sync(long id) throws IOException, InterruptedException {
        JsonNode answer = send("POST", "/api/sources/" + id + "/sync", "");
        return answer.path("events").asInt();
    }

    /** Runs a source and returns what the service itself counted. */
    Cost run(long id) throws IOException, InterruptedException {
        Duration cpu = cpu();
        long start = System.nanoTime();
        long run =
                send("POST", "/api/sources/" + id + "/sync", "").path("run_id").asLong();
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        JsonNode counted = send("GET", "/api/runs/" + run, "").path("run");
        return new Cost(counted.path("requests").asInt(), counted.path("bytes").asLong(), time, cpu().minus(cpu));
    }

    /** Creates a destination that runs only when told and writes past events too, and returns its id. */
    long createDestination(URI link, URI account, String calendar) throws IOException, InterruptedException {
        String destination = JSON.createObjectNode()
                .put("name", calendar)
                .put("ics_url", link.toString())
                .put("caldav_url", account.toString())
                .put("calendar_name", calendar)
                .put("username", Account.ALICE.user())
                .put("password", Account.ALICE.password())
                .put("sync_interval_secs", 0)
                .put("sync_all", true)
                .toString();
        return send("POST", "/api/destinations", destination)
                .path("destination")
                .path("id")
                .asLong();
    }

    /** Runs a destination and returns how many events it has written. */
    @CanIgnoreReturnValue
    int push(long id) throws IOException, InterruptedException {
        return send("POST", "/api/destinations/" + id + "/sync", "")
                .path("uploaded")
                .asInt();
    }

    /** Plans a run of a destination and returns how many events it would add. */
    @CanIgnoreReturnValue
    int preview(long id) throws IOException, InterruptedException {
        return send("POST", "/api/destinations/" + id + "/preview", "")
                .path("counts")
                .path("creates")
                .asInt();
    }

    /** Reads an ICS link without keeping anything of it, and returns the number of its events. */
    @CanIgnoreReturnValue
    int inspect(URI link) throws IOException, InterruptedException {
        String asked = JSON.createObjectNode().put("ics_url", link.toString()).toString();
        return send("POST", "/api/inspect", asked)
                .path("calendar")
                .path("events")
                .asInt();
    }

    /** Everything it keeps, passwords included. */
    String export(String passphrase) throws IOException, InterruptedException {
        String asked = JSON.createObjectNode().put("passphrase", passphrase).toString();
        HttpRequest request = request("/api/export")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(asked))
                .build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    /** Fills it, where it is empty. */
    void takeIn(Path export, String passphrase) throws IOException, InterruptedException {
        HttpRequest request = request("/api/import")
                .header("Content-Type", "application/json")
                .header("X-Import-Passphrase", passphrase.replace(" ", "%20"))
                .POST(BodyPublishers.ofFile(export))
                .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException("The import answered " + response.statusCode() + ": " + response.body());
        }
    }

    /** How late the run is that has been due for longest. */
    Duration lag() throws IOException, InterruptedException {
        String health = client.send(request("/api/health/detailed").build(), BodyHandlers.ofString())
                .body();
        return Duration.ofMillis(
                Math.round(JSON.readTree(health).path("schedule_lag_seconds").asDouble() * 1_000));
    }

    byte[] feed(String path) throws IOException, InterruptedException {
        return client.send(request("/ics/" + path).build(), BodyHandlers.ofByteArray())
                .body();
    }

    /** Ends the process and reads what its garbage collector noted. */
    GcLog stop() throws IOException {
        process.stop();
        return GcLog.read(gcLog);
    }

    @Override
    public void close() {
        client.close();
        process.close();
    }

    @CanIgnoreReturnValue
    private JsonNode send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    method + " " + path + " answered " + response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }
}
