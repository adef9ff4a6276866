package org.caldavsync.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import org.caldavsync.server.auth.Authenticator;
import org.caldavsync.server.auth.Credentials;
import org.caldavsync.server.ratelimit.RequestRate;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A web server on a free port, with a front handler that echoes the raw path of everything below /ics/. */
public final class ToySite implements AutoCloseable {
    private final WebServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    private ToySite(WebServer server) {
        this.server = server;
    }

    public static ToySite open(Routes... routes) {
        return start(new Credentials.None(), new PublicUrl.FromRequest(), routes);
    }

    public static ToySite start(Credentials credentials, PublicUrl publicUrl, Routes... routes) {
        return start(publicUrl, new WebServer.Site(entrance(credentials), new Echo(), List.of(routes), Pages.NONE));
    }

    public static ToySite withPages(Credentials credentials, PublicUrl publicUrl, Pages pages) {
        return start(publicUrl, new WebServer.Site(entrance(credentials), new Echo(), List.of(), pages));
    }

    /** Limits what each client may ask, as that clock tells the time. */
    public static ToySite limited(RequestRate rate, Forwarding forwarding, InstantSource clock, Routes... routes) {
        return behind(new Entrance(authenticator(new Credentials.None(), clock), forwarding, rate, clock), routes);
    }

    /** Has those credentials checked, as that clock tells the time. */
    public static ToySite guarded(Credentials credentials, InstantSource clock, Routes... routes) {
        return behind(
                new Entrance(
                        authenticator(credentials, clock), Forwarding.BELIEVED, new RequestRate.Unlimited(), clock),
                routes);
    }

    private static ToySite behind(Entrance entrance, Routes... routes) {
        return start(
                new PublicUrl.FromRequest(),
                new WebServer.Site(entrance, new Echo(), List.of(routes), ctx -> ctx.result(PublicPath.of(ctx))));
    }

    private static ToySite start(PublicUrl publicUrl, WebServer.Site site) {
        return new ToySite(WebServer.start(new WebServer.Address("127.0.0.1", 0, publicUrl), site));
    }

    private static Entrance entrance(Credentials credentials) {
        Clock clock = Clock.systemUTC();
        return new Entrance(authenticator(credentials, clock), Forwarding.IGNORED, new RequestRate.Unlimited(), clock);
    }

    private static Authenticator authenticator(Credentials credentials, InstantSource clock) {
        return Authenticator.of(credentials, new SecureRandom(), clock);
    }

    private static final class Echo extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            String path = request.getHttpURI().getPath();
            if (!path.startsWith("/ics/")) {
                return false;
            }
            response.write(true, UTF_8.encode(path), callback);
            return true;
        }
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    public HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Everything the server says to those octets until it closes the connection. */
    public String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    public WebServer server() {
        return server;
    }

    @Override
    public void close() {
        server.close();
    }
}
