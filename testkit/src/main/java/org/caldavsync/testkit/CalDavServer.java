package org.caldavsync.testkit;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static java.net.http.HttpRequest.BodyPublishers.ofString;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A running CalDAV server with the users {@link Account#ALICE} and {@link Account#BOB}, and plain requests as Alice
 * to arrange a test and to look behind the back of the code under test. Safe for use by several threads.
 */
public final class CalDavServer implements AutoCloseable {
    /** How the server authenticates. */
    public enum Authentication {
        BASIC,
        DIGEST
    }

    private final ServerKind kind;
    private final Map<String, String> environment;
    private final DavSession alice;
    private final AtomicInteger calendars = new AtomicInteger();
    private final Runnable stop;
    private final AtomicBoolean closed = new AtomicBoolean();

    CalDavServer(ServerKind kind, Map<String, String> environment, Runnable stop) {
        this.kind = kind;
        this.environment = Map.copyOf(environment);
        this.stop = stop;
        this.alice = new DavSession(Account.ALICE, authentication());
    }

    public ServerKind kind() {
        return kind;
    }

    /** Scheme, host and port, with a slash as path. */
    public URI base() {
        return URI.create(value("BASE") + "/");
    }

    public Authentication authentication() {
        return value("AUTH").equals("digest") ? Authentication.DIGEST : Authentication.BASIC;
    }

    /** Where discovery starts: what a person would type in. */
    public URI entry() {
        return base().resolve(value("ENTRY"));
    }

    /** The calendar home of a user (RFC 4791 §6.2.1). */
    public URI home(Account account) {
        return base().resolve(value("HOMESET").replace("alice", account.user()));
    }

    /**
     * Creates a calendar of Alice's that no other test uses.
     *
     * @param name the beginning of its last path segment
     */
    public URI newCalendar(String name) {
        URI calendar = home(Account.ALICE).resolve(name + "-" + calendars.incrementAndGet() + "/");
        expectSuccess(send("MKCALENDAR", calendar, noBody()));
        return calendar;
    }

    /** Stores an object unconditionally; a status that is no success fails the test. */
    @CanIgnoreReturnValue
    public HttpResponse<String> put(URI object, String body) {
        HttpRequest request = HttpRequest.newBuilder(object)
                .header("Content-Type", "text/calendar; charset=utf-8")
                .PUT(ofString(body))
                .build();
        return expectSuccess(alice.send(request));
    }

    /** The object as the server has it now, or the answer that says why not. */
    public HttpResponse<String> get(URI object) {
        return send("GET", object, noBody());
    }

    /** Deletes unconditionally; the caller looks at the status, which differs between servers. */
    @CanIgnoreReturnValue
    public HttpResponse<String> delete(URI resource) {
        return send("DELETE", resource, noBody());
    }

    /** Any request as Alice. */
    public HttpResponse<String> send(HttpRequest request) {
        return alice.send(request);
    }

    /** Stops the server with all its processes and deletes its files. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            stop.run();
        }
    }

    @Override
    public String toString() {
        return kind + " on " + base();
    }

    private HttpResponse<String> send(String method, URI uri, HttpRequest.BodyPublisher body) {
        return alice.send(HttpRequest.newBuilder(uri).method(method, body).build());
    }

    @CanIgnoreReturnValue
    private HttpResponse<String> expectSuccess(HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2 || response.statusCode() == 207) {
            throw new IllegalStateException("%s: %s %s answered %d: %s"
                    .formatted(
                            kind, response.request().method(), response.uri(), response.statusCode(), response.body()));
        }
        return response;
    }

    private String value(String name) {
        String value = environment.get(name);
        if (value == null) {
            throw new IllegalStateException(kind + " announced no " + name);
        }
        return value;
    }
}
